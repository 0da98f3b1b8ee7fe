using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>What an agency is to the child.</summary>
public enum Relation
{
    /// <summary>Children's social care of the upper-tier authority.</summary>
    AuthorityOfTheChild,
    PoliceOfTheArea,
    HealthOfTheArea,
    /// <summary>An agency that offers a service for the categories; inside its ages and areas.</summary>
    ServiceForCategory,
    /// <summary>For each open need, the first agency of the agreement with a service that meets it.</summary>
    ServiceMeetingNeed,
}

/// <summary>Who is to be told: by relation, or one agency by its id.</summary>
public sealed record Tell
{
    public Relation? Relation { get; init; }

    public AgencyId? Agency { get; init; }

    /// <summary>For <see cref="Relation.ServiceForCategory"/>: categories or groups; empty for those of the concern.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>In the urgent lane.</summary>
    public bool Urgent { get; init; }
}
