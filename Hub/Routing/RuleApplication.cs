using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>A rule that holds, and the children it holds of.</summary>
internal sealed record RuleApplication(RoutingRule Rule, IReadOnlyList<Child> Children)
{
    public static IReadOnlyList<RuleApplication> Of(RoutingFacts facts) =>
    [
        .. facts.Agreement.Rules
            .Select(rule => new RuleApplication(rule, [.. facts.Concern.Children.Where(child => ConditionTest.Holds(rule.When, child, facts))]))
            .Where(application => application.Children.Count > 0),
    ];

    public DecisionReason Reason => new(Rule.Name, Rule.Why, Rule.Source);

    public DecisionReason PassedOver(string why, params IReadOnlyList<AgencyId> instead) => new(Rule.Name, why, Rule.Source, instead);

    public void Consider(RoutingFacts facts, Considerations considered)
    {
        foreach (var tell in Rule.Tell)
        {
            switch (tell.Relation)
            {
                case Relation.AuthorityOfTheChild:
                    TellByArea.Authority(this, tell, facts, considered);
                    break;
                case Relation.PoliceOfTheArea:
                    TellByArea.Kind(AgencyKinds.Police, this, tell, facts, considered);
                    break;
                case Relation.HealthOfTheArea:
                    TellByArea.Kind(AgencyKinds.Health, this, tell, facts, considered);
                    break;
                case Relation.ServiceForCategory:
                    TellByService.ForCategory(this, tell, facts, considered);
                    break;
                case Relation.ServiceMeetingNeed:
                    TellByService.MeetingNeeds(this, tell, facts, considered);
                    break;
                default:
                    TellNamed(tell, facts, considered);
                    break;
            }
        }
    }

    private void TellNamed(Tell tell, RoutingFacts facts, Considerations considered)
    {
        if (tell.Agency is { } id && facts.Agreement.Find(id) is { } agency)
        {
            considered.Tell(agency, Reason, tell.Urgent);
        }
    }
}
