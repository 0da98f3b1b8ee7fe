using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>What came of a referral.</summary>
public sealed record ReferralOutcome : PersonalData
{
    public required OutcomeKind Kind { get; init; }

    public string? Text { get; init; }

    /// <summary>The day on which it was decided or reached.</summary>
    public DateOnly? On { get; init; }
}

[JsonConverter(typeof(KebabCaseEnum<OutcomeKind>))]
public enum OutcomeKind
{
    NotStated, AdviceGiven, EarlyHelp, Assessment, ChildInNeedPlan, ProtectionEnquiry, ProtectionPlan, LookedAfter, SupportBegun, SupportOngoing,
    SupportCompleted, HealthCareGiven, PoliceInvestigation, Disruption, NoFurtherAction, Other,
}
