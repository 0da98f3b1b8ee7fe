using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>Who reads what no rule can decide.</summary>
public sealed record Triage
{
    /// <summary>When neither the child's area nor the raiser's has social care in the agreement.</summary>
    public required AgencyId Agency { get; init; }

    public required string Role { get; init; }

    public required string Clock { get; init; }

    public required string What { get; init; }

    public required IReadOnlyList<TriageCauseEntry> Causes { get; init; }

    public required string Source { get; init; }
}

/// <summary>Why a person has to decide: what an adapter found, or what routing could not settle.</summary>
public enum TriageCause
{
    SubjectIsAnAdult, NoSafeguardingFlag, AgeUnknown, MessageWasIncomplete, SafeguardingDidNotArrive, SubjectUncertain,
    AuthorityUnknown, NobodyTold, PoliceAlone, NeedNobodyMeets, NoAgencyOfTheArea,
}

/// <summary>A cause and its sentence.</summary>
public sealed record TriageCauseEntry(TriageCause Cause, string Why);
