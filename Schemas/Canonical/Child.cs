namespace SafeguardingHub.Schemas.Canonical;

/// <summary>A child the concern is about.</summary>
public sealed record Child : PersonalData
{
    /// <summary>The sender's key of this child inside the message; kept so that people can be tied to children.</summary>
    public string? Key { get; init; }

    public PersonName? Name { get; init; }

    public IReadOnlyList<PersonName> OtherNames { get; init; } = [];

    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Set, with no date of birth, for an unborn child.</summary>
    public DateOnly? ExpectedDateOfBirth { get; init; }

    public DateOnly? DateOfDeath { get; init; }

    /// <summary>Whole years as the sender stated them, when no date of birth is known.</summary>
    public int? StatedAge { get; init; }

    public Sex Sex { get; init; }

    public string? GenderIdentity { get; init; }

    public Ethnicity? Ethnicity { get; init; }

    public string? Religion { get; init; }

    /// <summary>BCP 47 or the sender's text.</summary>
    public string? Language { get; init; }

    public bool? InterpreterNeeded { get; init; }

    public IReadOnlyList<Disability> Disabilities { get; init; } = [];

    public IReadOnlyList<ChildIdentifier> Identifiers { get; init; } = [];

    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public IReadOnlyList<ContactPoint> Contacts { get; init; } = [];

    /// <summary>A set; <see cref="Circumstance.Suspect"/> and <see cref="Circumstance.Victim"/> may both hold.</summary>
    public IReadOnlyList<Circumstance> Circumstances { get; init; } = [];

    public string? School { get; init; }

    public string? GeneralPractitioner { get; init; }

    public bool IsUnborn => DateOfBirth is null && ExpectedDateOfBirth is not null;

    /// <summary>The NHS number, only when the sender says that it is verified and its check digit is right.</summary>
    public NhsNumber? VerifiedNhsNumber =>
        Identifiers.FirstOrDefault(i => i is { Scheme: IdentifierScheme.NhsNumber, Assurance: IdentifierAssurance.Verified }) is { } found
        && NhsNumber.TryParse(found.Value, out var number) ? number : null;

    /// <summary>The unique pupil number, only when its check letter is right and the sender relies on it.</summary>
    public UniquePupilNumber? VerifiedPupilNumber =>
        Identifiers.FirstOrDefault(i => i is { Scheme: IdentifierScheme.UniquePupilNumber, Assurance: IdentifierAssurance.Verified }) is { } found
        && UniquePupilNumber.TryParse(found.Value, out var number) ? number : null;

    /// <summary>Whole years on a day; the stated age when there is no date of birth; null for an unborn child or when nothing is known.</summary>
    public int? AgeOn(DateOnly day)
    {
        if (DateOfBirth is not { } born)
        {
            return IsUnborn ? null : StatedAge;
        }

        var years = day.Year - born.Year;
        return day < born.AddYears(years) ? years - 1 : years;
    }
}
