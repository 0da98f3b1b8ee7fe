using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>The grade of a notification. Immediate danger is a marker beside it, not a grade.</summary>
internal static class GradeCodes
{
    public static readonly CodeTable<RiskLevel> Table = new(
        "ppn:grade",
        new("red", RiskLevel.High, "High"),
        new("amber", RiskLevel.Medium, "Medium"),
        new("green", RiskLevel.Low, "Low"),
        new("high", RiskLevel.High, "High, as a word", Written: false),
        new("medium", RiskLevel.Medium, "Medium, as a word", Written: false),
        new("low", RiskLevel.Low, "Low, as a word", Written: false),
        new("H", RiskLevel.High, "High, as a letter", Written: false),
        new("M", RiskLevel.Medium, "Medium, as a letter", Written: false),
        new("L", RiskLevel.Low, "Low, as a letter", Written: false),
        new("blue", RiskLevel.Low, "Level 1 of a BRAG scale", Lossy: true, Written: false));
}
