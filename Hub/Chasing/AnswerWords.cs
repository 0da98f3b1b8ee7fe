using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>What an answer says, as the process needs to know it. What was said in codes only counts as said.</summary>
internal static class AnswerWords
{
    /// <summary>Reasons to close as the process tells them apart; what is not here is <see cref="CloseReason.Other"/> in the sender's words.</summary>
    private static readonly Dictionary<ClosureReason, CloseReason> Reasons = new()
    {
        [ClosureReason.NotStated] = CloseReason.NotSaid,
        [ClosureReason.NeedsMet] = CloseReason.WorkCompleted,
        [ClosureReason.WorkCompleted] = CloseReason.WorkCompleted,
        [ClosureReason.MovedAway] = CloseReason.MovedAway,
        [ClosureReason.TransferredToOtherArea] = CloseReason.TransferredAndAccepted,
        [ClosureReason.TransferredToOtherAgency] = CloseReason.TransferredAndAccepted,
        [ClosureReason.TransferredToAdultServices] = CloseReason.MovedToAdultServices,
        [ClosureReason.NoFurtherActionAfterAssessment] = CloseReason.NotNeeded,
        [ClosureReason.ReferralWithdrawn] = CloseReason.NotNeeded,
        [ClosureReason.NonEngagement] = CloseReason.NonEngagement,
    };

    public static string? Decline(ReferralResponse said) => said.Decline?.Text ?? said.Note ?? (said.Decline is { Reason: not DeclineReason.NotStated } decline ? decline.Reason.Word() : null);

    public static string? Needed(ReferralResponse said) => said.InformationNeeded.Count == 0 ? said.Note : string.Join("; ", said.InformationNeeded.Select(needed => needed.What));

    /// <summary>The most urgent of what is asked; not stated counts as amber.</summary>
    public static InformationUrgency Urgency(ReferralResponse said) => said.InformationNeeded.Select(needed => needed.Urgency).DefaultIfEmpty(RagUrgency.NotStated).Max() switch
    {
        RagUrgency.Red => InformationUrgency.Red,
        RagUrgency.Green when said.InformationNeeded.All(needed => needed.Urgency == RagUrgency.Green) => InformationUrgency.Green,
        _ => InformationUrgency.Amber,
    };

    public static string? Outcome(ReferralResponse said) => said.Outcome?.Text ?? said.Note ?? (said.Outcome is { Kind: not OutcomeKind.NotStated } outcome ? outcome.Kind.Word() : null);

    public static CloseReason Closing(Closure? closure) => closure is null ? CloseReason.NotSaid
        : Reasons.TryGetValue(closure.Reason, out var reason) ? reason
        : closure.Reason != ClosureReason.Other && string.IsNullOrWhiteSpace(closure.Text) ? CloseReason.NotNeeded
        : CloseReason.Other;
}
