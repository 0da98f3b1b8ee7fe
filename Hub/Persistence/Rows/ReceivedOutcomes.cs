namespace SafeguardingHub.Persistence.Rows;

/// <summary>The outcomes as partners and operators read them.</summary>
public static class ReceivedOutcomes
{
    public static string Word(this ReceivedOutcome outcome) => outcome switch
    {
        ReceivedOutcome.Recorded => "recorded",
        ReceivedOutcome.UpdateApplied => "update-applied",
        ReceivedOutcome.WaitingForConcern => "waiting-for-concern",
        ReceivedOutcome.ResponseApplied => "response-applied",
        ReceivedOutcome.EngagementApplied => "engagement-applied",
        ReceivedOutcome.Quarantined => "rejected",
        _ => "held",
    };
}
