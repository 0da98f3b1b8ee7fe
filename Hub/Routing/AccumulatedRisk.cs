using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>The risk by which a concern is routed.</summary>
internal static class AccumulatedRisk
{
    /// <summary>A risk not stated is medium; so many low ones in the agreement's days are medium too.</summary>
    public static (RiskLevel Risk, bool Raised) Of(RiskLevel stated, KnownOfChild known, Accumulation accumulation) => stated switch
    {
        RiskLevel.NotStated => (RiskLevel.Medium, false),
        RiskLevel.Low when known.LowRiskConcernsInWindow + 1 >= accumulation.Count => (RiskLevel.Medium, true),
        _ => (stated, false),
    };
}
