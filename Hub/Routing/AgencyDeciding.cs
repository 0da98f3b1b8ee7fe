using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Turns what was considered about one agency into the decision about it.</summary>
internal static class AgencyDeciding
{
    public static readonly DecisionReason OwnConcern = new(
        "raised-by-this-agency", "This agency raised the concern.", "The hub: nobody gets their own concern back");

    public static readonly DecisionReason NoRule = new(
        "no-rule", "No rule of the agreement asks for this agency to be told.", "UK GDPR article 5(1)(c): no more is shared than is needed");

    public static AgencyDecision Decide(Agency agency, RoutingFacts facts, Considerations considered)
    {
        if (agency.Id == facts.Raiser.Id)
        {
            return Withheld(agency, [OwnConcern]);
        }

        if (!considered.IsTold(agency.Id))
        {
            var against = considered.ReasonsFor(agency.Id, told: false);
            return Withheld(agency, against.Count > 0 ? against : [NoRule]);
        }

        var rule = facts.Agreement.SharingFor(agency.Kind);
        var share = FieldSharing.For(agency, facts.Concern, rule);
        return new AgencyDecision
        {
            Agency = agency.Id,
            Sent = true,
            Urgent = considered.IsUrgent(agency.Id) || facts.Risk == RiskLevel.Immediate,
            Reasons = [.. considered.ReasonsFor(agency.Id, told: true), .. Accumulation(facts)],
            Shared = share.Concern,
            SharedFields = share.SharedFields,
            WithheldFields = share.WithheldFields,
            Basis = new SharingBasis(rule.Purpose, rule.Basis, rule.Condition, facts.Agreement.Version),
            Expected = [.. ReferralObligations.Answers(agency, facts).Select(owed => new ExpectedAnswer(owed.What, owed.Due, owed.Source))],
        };
    }

    private static AgencyDecision Withheld(Agency agency, IReadOnlyList<DecisionReason> reasons) =>
        new() { Agency = agency.Id, Sent = false, Reasons = reasons };

    private static IEnumerable<DecisionReason> Accumulation(RoutingFacts facts) => facts.RaisedByAccumulation
        ? [new DecisionReason(facts.Agreement.Accumulation.Name, facts.Agreement.Accumulation.Why, facts.Agreement.Accumulation.Source)]
        : [];
}
