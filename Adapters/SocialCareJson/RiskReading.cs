using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class RiskReading
{
    public static Risk Read(JsonCursor referral)
    {
        var risk = referral["risk"u8];
        var level = risk["level"u8].Code(RiskLevels.Table) ?? RiskLevel.NotStated;
        if (level == RiskLevel.NotStated)
        {
            referral.ReportBelow("risk/level", Problems.RiskNotStated);
        }

        return new Risk { Level = level, Rationale = risk["rationale"u8].Text(), Factors = risk["factors"u8].ListOf(Factor) };
    }

    private static RiskFactor? Factor(JsonCursor factor) =>
        factor.CanBeOpened() ? new RiskFactor(factor["name"u8].Text() ?? "", factor["text"u8].Text() ?? "") : null;
}
