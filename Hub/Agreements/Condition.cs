using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>
/// Everything named in it has to hold of one and the same child. An empty condition always holds.
/// </summary>
public sealed record Condition
{
    public IReadOnlyList<Condition>? All { get; init; }

    public IReadOnlyList<Condition>? Any { get; init; }

    public Condition? Not { get; init; }

    /// <summary>Categories or groups of them.</summary>
    public IReadOnlyList<string>? AnyCategory { get; init; }

    /// <summary>A need first of one of these kinds that is still open.</summary>
    public IReadOnlyList<NeedKind>? AnyNeed { get; init; }

    /// <summary>Whether any need first is still open.</summary>
    public bool? OpenNeed { get; init; }

    /// <summary>After accumulation; a risk that nobody stated counts as medium.</summary>
    public RiskLevel? RiskAtLeast { get; init; }

    public RiskLevel? RiskAtMost { get; init; }

    /// <summary>Never holds for an age that is not known.</summary>
    public AgeRange? Age { get; init; }

    public IReadOnlyList<Circumstance>? AnyCircumstance { get; init; }

    public IReadOnlyList<NationalReferralStatus>? NationalReferral { get; init; }

    /// <summary>Where the child is; where that is not known, where the raiser is.</summary>
    public IReadOnlyList<Nation>? Nation { get; init; }

    /// <summary>The kind of the agency that raised it.</summary>
    public IReadOnlyList<string>? RaisedByKind { get; init; }

    /// <summary>Reasons for which a person has to read it first.</summary>
    public IReadOnlyList<TriageReason>? Triage { get; init; }

    /// <summary>Whether the child is in an area of the agency of this kind.</summary>
    public string? InAreaOfKind { get; init; }
}

/// <summary>Whole years, inclusive; an end left out is open.</summary>
public sealed record AgeRange(int? From = null, int? To = null);
