using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Whether a condition holds of one child of a concern.</summary>
internal static class ConditionTest
{
    public static bool Holds(Condition condition, Child child, RoutingFacts facts) =>
        HoldsOfConcern(condition, facts)
        && HoldsOfChild(condition, child, facts)
        && (condition.All is null || condition.All.All(inner => Holds(inner, child, facts)))
        && (condition.Any is null || condition.Any.Any(inner => Holds(inner, child, facts)))
        && (condition.Not is null || !Holds(condition.Not, child, facts));

    private static bool HoldsOfConcern(Condition condition, RoutingFacts facts) =>
        (condition.AnyCategory is null || facts.Agreement.AnyCategory(condition.AnyCategory, facts.Concern.Categories))
        && (condition.AnyNeed is null || facts.OpenNeeds.Any(condition.AnyNeed.Contains))
        && (condition.OpenNeed is null || condition.OpenNeed == facts.OpenNeeds.Any())
        && (condition.RiskAtLeast is null || facts.Risk >= condition.RiskAtLeast)
        && (condition.RiskAtMost is null || facts.Risk <= condition.RiskAtMost)
        && (condition.NationalReferral is null || condition.NationalReferral.Contains(facts.Concern.NationalReferral.Status))
        && (condition.RaisedByKind is null || condition.RaisedByKind.Contains(facts.Raiser.Kind))
        && (condition.Triage is null || facts.Concern.Triage.Any(condition.Triage.Contains));

    private static bool HoldsOfChild(Condition condition, Child child, RoutingFacts facts) =>
        (condition.Age is null || IsIn(condition.Age, child.AgeOn(facts.DayRaised)))
        && (condition.AnyCircumstance is null || child.Circumstances.Any(condition.AnyCircumstance.Contains))
        && (condition.Nation is null || condition.Nation.Contains(facts.NationOf(child)))
        && (condition.InAreaOfKind is null
            || facts.Agreement.Agencies.Any(agency => agency.Kind == condition.InAreaOfKind && facts.PlaceOf(child).IsIn(agency.Areas)));

    private static bool IsIn(AgeRange range, int? age) =>
        age is { } years && years >= (range.From ?? 0) && years <= (range.To ?? int.MaxValue);
}
