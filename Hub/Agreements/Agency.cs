using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>A partner.</summary>
public sealed record Agency
{
    public required AgencyId Id { get; init; }

    public string Kind => Id.Kind;

    public required string Name { get; init; }

    public required Nation Nation { get; init; }

    /// <summary>The areas it answers for; for social care always authorities that run it, never a district.</summary>
    public required IReadOnlyList<GssCode> Areas { get; init; }

    /// <summary>The three-digit DfE code, for a sender that knows only that.</summary>
    public string? LocalAuthorityCode { get; init; }

    /// <summary>The name of the adapter that reads and writes for it.</summary>
    public required string Format { get; init; }

    public required string ContentType { get; init; }

    public required OpeningHours OpeningHours { get; init; }

    /// <summary>Days it is closed that are no bank holidays: many Scottish councils keep local holidays.</summary>
    public IReadOnlyList<DateOnly> ClosedOn { get; init; } = [];

    /// <summary>May it refer to the National Referral Mechanism (a First Responder Organisation)?</summary>
    public bool FirstResponder { get; init; }

    public required IReadOnlyList<RoleContact> Contacts { get; init; }

    public IReadOnlyList<OfferedService> Services { get; init; } = [];
}

/// <summary>A role's mailbox, never a person's: people go on leave.</summary>
/// <param name="Cover">The role in the same agency that stands in.</param>
public sealed record RoleContact(string Role, string Mailbox, string? Phone, string Cover);

/// <summary>What an agency does for children.</summary>
public sealed record OfferedService
{
    public required string Name { get; init; }

    /// <summary>Categories or groups of them; empty for a service that is only there for needs.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Whole years, inclusive; null for any age and for the unborn.</summary>
    public int? MinAge { get; init; }

    /// <summary>Whole years, inclusive.</summary>
    public int? MaxAge { get; init; }

    /// <summary>Empty: the agency's own areas.</summary>
    public IReadOnlyList<GssCode> Areas { get; init; } = [];

    public IReadOnlyList<NeedKind> NeedsMet { get; init; } = [];

    public bool HasAgeLimits => MinAge is not null || MaxAge is not null;

    /// <summary>False for an age that is not known when the service has limits.</summary>
    public bool TakesAge(int? age) => !HasAgeLimits || (age is { } years && years >= (MinAge ?? 0) && years <= (MaxAge ?? int.MaxValue));
}

/// <summary>An area that the agreement has something to say about.</summary>
/// <param name="Authority">For a district: the upper-tier authority that runs children's social care there.</param>
/// <param name="OutsideAgreement">The partners know that the area's social care is not among them.</param>
public sealed record AreaEntry(GssCode Code, string Name, GssCode? Authority = null, bool OutsideAgreement = false);

/// <summary>A name for a set of categories.</summary>
public sealed record CategoryGroup(string Name, IReadOnlyList<ConcernCategory> Categories);

/// <summary>A bank holiday that the built-in list does not know.</summary>
public sealed record AdditionalBankHoliday(Nation Nation, DateOnly Date, string Title);

/// <summary>An assembly with an adapter in it, beside the program.</summary>
public sealed record OutsideAdapter(string Assembly);
