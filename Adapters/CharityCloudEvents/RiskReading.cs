using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>How bad and how soon.</summary>
internal static class RiskReading
{
    public static Risk Read(JsonCursor record)
    {
        var risk = record["risk"u8];
        var level = risk["level"u8].Word<RiskLevel>() ?? RiskLevel.NotStated;
        if (level == RiskLevel.NotStated)
        {
            record.ReportBelow("risk/level", Problems.RiskNotStated);
        }

        return new Risk { Level = level, Rationale = risk["why"u8].Text(), Factors = risk["factors"u8].Each(Factor) };
    }

    private static RiskFactor Factor(JsonCursor factor) => new(factor["name"u8].Text() ?? "", factor["text"u8].Text() ?? "");
}
