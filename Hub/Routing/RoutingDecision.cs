using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>
/// Who is told of a concern and who is not, with the reason for every agency of the agreement. But for
/// <see cref="AgencyDecision.Shared"/> nothing in it is personal data: it may be kept unencrypted.
/// </summary>
public sealed record RoutingDecision
{
    /// <summary>As it was routed: after accumulation, and never <see cref="RiskLevel.NotStated"/>, which is routed as medium.</summary>
    public required RiskLevel Risk { get; init; }

    public required bool RaisedByAccumulation { get; init; }

    public required bool Urgent { get; init; }

    /// <summary>Every agency of the agreement, in its order.</summary>
    public required IReadOnlyList<AgencyDecision> Agencies { get; init; }

    /// <summary>What the recipients owe, what rules make somebody owe, and triage.</summary>
    public required IReadOnlyList<RaisedObligation> Obligations { get; init; }

    public required string AgreementVersion { get; init; }
}

/// <summary>What was decided about one agency.</summary>
public sealed record AgencyDecision
{
    public required AgencyId Agency { get; init; }

    public required bool Sent { get; init; }

    /// <summary>In the urgent lane.</summary>
    public bool Urgent { get; init; }

    /// <summary>At least one, whether sent or withheld.</summary>
    public required IReadOnlyList<DecisionReason> Reasons { get; init; }

    /// <summary>What this agency is shown; null when withheld.</summary>
    public Concern? Shared { get; init; }

    /// <summary>Names of the fields that are in <see cref="Shared"/>.</summary>
    public IReadOnlyList<string> SharedFields { get; init; } = [];

    /// <summary>Names of fields that exist and were not shared.</summary>
    public IReadOnlyList<string> WithheldFields { get; init; } = [];

    /// <summary>Null when withheld.</summary>
    public SharingBasis? Basis { get; init; }

    public IReadOnlyList<ExpectedAnswer> Expected { get; init; } = [];
}

/// <param name="Rule">The name of the rule in the agreement, or of a rule that always holds.</param>
/// <param name="Why">A sentence for a caseworker.</param>
/// <param name="Source">Statute, guidance or agreement.</param>
/// <param name="Instead">For an agency that was passed over: those who can help instead.</param>
public sealed record DecisionReason(string Rule, string Why, string Source, IReadOnlyList<AgencyId> Instead)
{
    public DecisionReason(string rule, string why, string source)
        : this(rule, why, source, [])
    {
    }
}

/// <summary>Something that somebody owes because of this concern; it always has a time and a role.</summary>
public sealed record RaisedObligation
{
    /// <summary>Permanent name: <c>acknowledge</c>, <c>decide</c>, <c>triage</c>, <c>hold</c>, or that of the agreement's rule.</summary>
    public required string Name { get; init; }

    public required string What { get; init; }

    public required AgencyId OwedBy { get; init; }

    /// <summary>A role for which the agency has a mailbox.</summary>
    public required string Role { get; init; }

    /// <summary>The clock's name in the agreement.</summary>
    public required string Clock { get; init; }

    /// <summary>What started the clock.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>With the offset of Europe/London at that time.</summary>
    public required DateTimeOffset Due { get; init; }

    public required string Why { get; init; }

    public required string Source { get; init; }

    /// <summary>The recipient whose referral it belongs to; null when it belongs to the concern.</summary>
    public AgencyId? About { get; init; }
}
