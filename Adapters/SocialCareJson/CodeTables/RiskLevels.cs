using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>The hub's own words, and the traffic lights that many front doors use; what a colour means is agreed locally.</summary>
internal static class RiskLevels
{
    public static CodeTable<RiskLevel> Table { get; } = new("safeguarding-hub:risk-level",
        new("immediate", RiskLevel.Immediate, "Danger now"),
        new("high", RiskLevel.High, "Likely significant harm"),
        new("medium", RiskLevel.Medium, "Needs help soon"),
        new("low", RiskLevel.Low, "Needs help"),
        new("not-stated", RiskLevel.NotStated, "Not stated; treated as medium"),
        new("red", RiskLevel.High, "Red", Lossy: true, Written: false),
        new("amber", RiskLevel.Medium, "Amber", Lossy: true, Written: false),
        new("green", RiskLevel.Low, "Green", Lossy: true, Written: false));
}
