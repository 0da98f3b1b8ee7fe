using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Routing;

/// <summary>Decisions under the agreement that comes with the hub, on the day of <see cref="TestData.RaisedAt"/>.</summary>
internal static class Decisions
{
    public static Concern About(ConcernCategory category, RiskLevel risk) => TestData.Concern(c => c with { Categories = [category], Risk = new Risk { Level = risk } });

    public static Concern In(string area, Concern concern) => concern with { Locality = new Locality { Area = GssCode.Parse(area) } };

    public static RoutingDecision Decide(Concern concern, AgencyId raisedBy) =>
        RecipientList.Decide(concern, raisedBy, TestData.RaisedAt, KnownOfChild.Nothing, TestData.Northshire);

    public static IEnumerable<AgencyId> Sent(RoutingDecision decision) => decision.Agencies.Where(agency => agency.Sent).Select(agency => agency.Agency);

    public static AgencyDecision Of(RoutingDecision decision, AgencyId agency) => Assert.Single(decision.Agencies, one => one.Agency == agency);
}
