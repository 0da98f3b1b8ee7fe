using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>What is owed because of the concern itself: by the agreement's rules, by triage, and by a raiser who is the holder.</summary>
internal static class ConcernObligations
{
    public static IEnumerable<RaisedObligation> Of(IReadOnlyList<RuleApplication> applications, Considerations considered, RoutingFacts facts) =>
        [.. Triage(considered, facts), .. Holding(considered, facts), .. ConcernNeeds.Of(considered, facts), .. ByRule(applications, facts)];

    private static IEnumerable<RaisedObligation> Triage(Considerations considered, RoutingFacts facts)
    {
        var triage = facts.Agreement.Triage;
        if (considered.Causes.Count > 0)
        {
            var clock = ReferralObligations.ClockFor(facts.TriageAgency, triage.Clock, facts);
            yield return new RaisedObligation
            {
                Name = "triage",
                What = triage.What,
                OwedBy = facts.TriageAgency.Id,
                Role = triage.Role,
                Clock = clock.Name,
                Since = facts.ReceivedAt,
                Due = ReferralObligations.DueFor(facts.TriageAgency, clock, facts),
                Why = string.Join(' ', considered.Causes.Select(cause => AskingTriage.WhyOf(cause, facts))),
                Source = triage.Source,
            };
        }
    }

    /// <summary>The authority that raises a concern about a child of its own area stays responsible, by the same clock as if it had been told.</summary>
    private static IEnumerable<RaisedObligation> Holding(Considerations considered, RoutingFacts facts) => AskingTriage.RaiserHolds(facts, considered)
        ? ReferralObligations.Answers(facts.Raiser, facts).Where(owed => owed.Name == "decide").Select(owed => owed with
        {
            Name = "hold",
            Why = "This agency raised the concern and is itself responsible for the child.",
            About = null,
        })
        : [];

    private static IEnumerable<RaisedObligation> ByRule(IReadOnlyList<RuleApplication> applications, RoutingFacts facts) =>
        from application in applications
        from owed in application.Rule.Obligations
        let children = application.Children.Where(child => owed.When is null || ConditionTest.Holds(owed.When, child, facts)).ToList()
        where children.Count > 0
        let debtor = DebtorOf(owed.OwedBy, children, facts)
        let clock = ReferralObligations.ClockFor(debtor, owed.Clock, facts)
        select new RaisedObligation
        {
            Name = owed.Name,
            What = owed.What,
            OwedBy = debtor.Id,
            Role = owed.Role,
            Clock = clock.Name,
            Since = facts.ReceivedAt,
            Due = ReferralObligations.DueFor(debtor, clock, facts),
            Why = owed.Why,
            Source = owed.Source,
        };

    private static Agency DebtorOf(Debtor debtor, IReadOnlyList<Child> children, RoutingFacts facts)
    {
        var authority = children.Select(child => facts.PlaceOf(child).SocialCare).FirstOrDefault(agency => agency is not null) ?? facts.TriageAgency;
        return debtor switch
        {
            Debtor.Raiser => facts.Raiser,
            Debtor.FirstResponder when facts.Raiser.FirstResponder => facts.Raiser,
            Debtor.Investigator when facts.Raiser.Kind == AgencyKinds.Police => facts.Raiser,
            _ => authority,
        };
    }
}
