using static SafeguardingHub.Chasing.Consequences;
using static SafeguardingHub.Chasing.ReferralPhases;
using static SafeguardingHub.Chasing.TransitionSources;

namespace SafeguardingHub.Chasing;

/// <summary>The table, where it is about delivering.</summary>
internal static class DeliveryRows
{
    public static IReadOnlyList<ReferralTransition> All { get; } =
    [
        new On<DeliveryConfirmed>
        {
            In = Anywhere,
            When = "it was not delivered before, or somebody was asked to reach the recipient meanwhile",
            If = (state, _, _) => state.DeliveredAt is null || state.Open.IsOwed(Owed.ReachRecipient),
            Next = (state, _, now) => state with { DeliveredAt = state.DeliveredAt ?? now },
            Then = [Tell("Delivered."), Meet(Owed.ReachRecipient)],
            Why = "Delivered is a fact beside the answers: nobody is chased less for it.",
            Source = ClosedLoop,
        },
        new On<DeliveryConfirmed> { In = Anywhere, Then = [Tell("Delivered again; nothing changes.")], Why = "The same message may be delivered twice.", Source = TheHub },
        new On<DeliveryFailed>
        {
            In = Undecided,
            When = "neither delivered nor acknowledged",
            If = (state, _, _) => state.DeliveredAt is null && state.AcknowledgedAt is null,
            Then = [Tell("The hub could not deliver it; the referrer is asked to speak to the recipient."), FeedBack(FeedbackCodes.DidNotArrive), Owe(Owed.ReachRecipient, ReferralParty.Referrer, AgencyRoles.DutyInbox, ProcessClocks.ReachRecipient)],
            Why = "The referrer holds it and has to know that nobody else has it.",
            Source = TheHub,
        },
        new On<DeliveryFailed> { In = StillOpen, Then = [Tell("A delivery failed, but the recipient has it; nothing changes.")], Why = "An answer proves that it arrived.", Source = TheHub },
    ];
}
