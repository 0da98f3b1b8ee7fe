using static SafeguardingHub.Chasing.Consequences;
using static SafeguardingHub.Chasing.ReferralPhase;
using static SafeguardingHub.Chasing.ReferralPhases;
using static SafeguardingHub.Chasing.TransitionSources;

namespace SafeguardingHub.Chasing;

/// <summary>The table, where a recipient needs to know more.</summary>
internal static class InformationRows
{
    public static IReadOnlyList<ReferralTransition> All { get; } =
    [
        new On<InformationRequested>
        {
            In = StillOpen,
            When = "it does not say what",
            If = (_, happened, _) => string.IsNullOrWhiteSpace(happened.What),
            Then = [Refuse(Refusals.NothingAsked)],
            Why = "The referrer has to know what to find out.",
            Source = TheHub,
        },
        new On<InformationRequested>
        {
            In = [Unanswered, Acknowledged],
            To = [NeedsInformation],
            Next = (state, happened, now) => state.Acknowledge(happened.By, now).WaitForReferrer(),
            Then = [Tell("The recipient needs to know more from the referrer."), FeedBack(FeedbackCodes.NeedsInformation), Meet(Owed.Acknowledge, Owed.ReachRecipient), OweInformation, PauseOrResume],
            Why = "Now the referrer owes an answer; the decision is still owed, and its clock may wait for it.",
            Source = "Multi-agency hubs’ red, amber and green clocks",
        },
        new On<InformationRequested>
        {
            In = [NeedsInformation, Accepted],
            Then = [Tell("The recipient asks the referrer for more."), FeedBack(FeedbackCodes.NeedsInformation), OweInformation],
            Why = "More may be needed at any time; who holds it stays responsible meanwhile.",
            Source = "Multi-agency hubs’ red, amber and green clocks",
        },
        new On<InformationRequested> { In = StillOpen, Then = [Tell("A question was passed on to the referrer."), FeedBack(FeedbackCodes.NeedsInformation)], Why = "No question is lost.", Source = TheHub },
        new On<InformationSupplied>
        {
            In = [NeedsInformation],
            To = [Acknowledged],
            Next = (state, _, _) => state.StopWaitingForReferrer() with { Decision = Decision.None },
            Then = [Tell("The referrer answered; the recipient has to decide."), Update(UpdateCodes.InformationSupplied, ReferralParty.Recipient), Meet(Owed.SupplyInformation), PauseOrResume],
            Why = "The recipient’s clock runs again.",
            Source = Partnership,
        },
        new On<InformationSupplied>
        {
            In = StillOpen,
            Then = [Tell("The referrer told more; it is passed on."), Update(UpdateCodes.InformationSupplied, ReferralParty.Recipient, ReferralParty.Offered), Meet(Owed.SupplyInformation)],
            Why = "More information is never late.",
            Source = TheHub,
        },
    ];
}
