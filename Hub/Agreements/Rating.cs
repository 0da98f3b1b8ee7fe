using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>
/// How a multi-agency hub rates what it is to look at, and how fast partners answer its requests for information. The lengths are
/// local; the colours are not.
/// </summary>
public enum Rating { Red, Amber, Green, Blue }

/// <summary>What a rating and a level of risk say of each other.</summary>
internal static class Ratings
{
    public static Rating Of(RiskLevel risk) => risk switch
    {
        RiskLevel.Immediate or RiskLevel.High => Rating.Red,
        RiskLevel.Low => Rating.Green,
        _ => Rating.Amber,
    };

    public static RiskLevel RiskOf(Rating rating) => rating switch
    {
        Rating.Red => RiskLevel.High,
        Rating.Amber => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };
}
