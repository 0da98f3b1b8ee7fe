namespace SafeguardingHub.Schemas.Canonical;

/// <summary>Anyone else: family, professionals, suspects.</summary>
public sealed record Person : PersonalData
{
    public string? Key { get; init; }

    public PersonName? Name { get; init; }

    public IReadOnlyList<PersonRole> Roles { get; init; } = [];

    /// <summary>The relationship in the sender's words: <c>mother</c>, <c>foster carer</c>, <c>older boyfriend</c>.</summary>
    public string? Relationship { get; init; }

    public DateOnly? DateOfBirth { get; init; }

    public string? StatedAge { get; init; }

    public Sex Sex { get; init; }

    public string? Organisation { get; init; }

    public string? JobTitle { get; init; }

    /// <summary>A collar number, a Social Work England number, an NHS role profile id.</summary>
    public string? ProfessionalId { get; init; }

    public bool? LivesWithChild { get; init; }

    public bool? KnowsOfConcern { get; init; }

    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public IReadOnlyList<ContactPoint> Contacts { get; init; } = [];
}
