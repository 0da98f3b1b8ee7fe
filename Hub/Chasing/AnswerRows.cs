using static SafeguardingHub.Chasing.Consequences;
using static SafeguardingHub.Chasing.ReferralPhase;
using static SafeguardingHub.Chasing.ReferralPhases;
using static SafeguardingHub.Chasing.TransitionSources;

namespace SafeguardingHub.Chasing;

/// <summary>The table, where a recipient acknowledges, accepts, declines or tells the outcome.</summary>
internal static class AnswerRows
{
    public static IReadOnlyList<ReferralTransition> All { get; } =
    [
        new On<ReferralAcknowledged>
        {
            In = [Unanswered],
            To = [Acknowledged],
            Next = (state, happened, now) => state.Acknowledge(happened.By, now),
            Then = [Tell("A named person at the recipient has it."), FeedBack(FeedbackCodes.Acknowledged), Meet(Owed.Acknowledge, Owed.ReachRecipient)],
            Why = "The referrer has to know that somebody has it; that is no decision yet.",
            Source = WorkingTogether,
        },
        new On<ReferralAcknowledged> { In = StillOpen, Then = [Tell("Acknowledged again; nothing changes.")], Why = "Late and repeated answers are safe.", Source = TheHub },
        new On<ReferralAccepted>
        {
            In = StillOpen,
            When = "the recipient has accepted it already, and offers it to nobody",
            If = (state, _, _) => state.RecipientHolds && state.OfferedTo is null,
            Then = [Tell("Accepted again; nothing changes.")],
            Why = "Late and repeated answers are safe.",
            Source = TheHub,
        },
        new On<ReferralAccepted>
        {
            In = StillOpen,
            To = [Accepted],
            Next = (state, happened, now) => state.Acknowledge(happened.By, now).Decide(Decision.Accepted, happened.By, now) with { Holder = state.Recipient },
            Then =
            [
                Tell("Accepted; the recipient holds it now."), Hold, FeedBack(FeedbackCodes.Accepted), Update(UpdateCodes.OfferWithdrawn, ReferralParty.FormerlyOffered),
                Meet(Owed.Acknowledge, Owed.Decide, Owed.ReachRecipient, Owed.AnswerChallenge, Owed.ResolveDisagreement), Cancel(Owed.AnswerRedirect, Owed.SupplyInformation),
                PauseOrResume, LadderCloses, StopNotice, TellCloseStopped, OweOutcome,
            ],
            Why = "Accepting counts as acknowledging, whichever comes first; with it, responsibility passes. A recipient may change its mind and accept after all.",
            Source = Transfer,
        },
        new On<ReferralDeclined>
        {
            In = StillOpen,
            When = "no reason is given",
            If = (_, happened, _) => string.IsNullOrWhiteSpace(happened.Reason),
            Then = [Refuse(Refusals.DeclinedWithoutReason)],
            Why = "A referrer that is not told why cannot do better or challenge it.",
            Source = ClosedLoop,
        },
        new On<ReferralDeclined>
        {
            In = [RedirectOffered, CloseAnnounced],
            When = "the recipient holds it",
            If = (state, _, _) => state.RecipientHolds,
            Then = [Refuse(Refusals.DeclinedAfterAccepting)],
            Why = "Who holds it stays responsible until somebody else accepts it.",
            Source = Transfer,
        },
        new On<ReferralDeclined> { In = [RedirectOffered], Then = [Refuse(Refusals.OfferIsOpen)], Why = "An offer is answered by whom it was made to.", Source = TheHub },
        new On<ReferralDeclined>
        {
            In = Undecided,
            To = [Declined],
            Next = (state, happened, now) => state.Acknowledge(happened.By, now).Decide(Decision.Declined, happened.By, now) with { Holder = state.Referrer, DeclineReason = happened.Reason },
            Then =
            [
                Tell("Declined, with a reason; the referrer holds it and may challenge."), FeedBack(FeedbackCodes.Declined), Hold,
                Meet(Owed.Acknowledge, Owed.Decide, Owed.ReachRecipient), Cancel(Owed.SupplyInformation, Owed.StrategyDiscussion), PauseOrResume,
            ],
            Why = "The referrer is told at once, with the reason, and stays responsible.",
            Source = WorkingTogether,
        },
        new On<ReferralDeclined> { In = [Declined, CloseAnnounced], Then = [Tell("Declined again; nothing changes.")], Why = "Late and repeated answers are safe.", Source = TheHub },
        new On<ReferralDeclined> { In = [Accepted], Then = [Refuse(Refusals.DeclinedAfterAccepting)], Why = "Who holds it stays responsible until somebody else accepts it.", Source = Transfer },
        new On<OutcomeGiven>
        {
            In = StillOpen.And(Closed),
            When = "it says nothing",
            If = (_, happened, _) => string.IsNullOrWhiteSpace(happened.Outcome),
            Then = [Refuse(Refusals.NoOutcome)],
            Why = "The referrer has to know what came of it.",
            Source = WorkingTogether,
        },
        new On<OutcomeGiven>
        {
            In = [Unanswered],
            To = [Acknowledged],
            Next = (state, happened, now) => state.Acknowledge(happened.By, now).FeedBack(now),
            Then = [Tell("An outcome came before a decision; the referrer is told, and a decision is still owed."), FeedBack(FeedbackCodes.Outcome), Meet(Owed.Acknowledge, Owed.ReachRecipient, Owed.FeedBackOutcome)],
            Why = "It shows that a person has it; it does not say who holds it.",
            Source = ClosedLoop,
        },
        new On<OutcomeGiven>
        {
            In = StillOpen.And(Closed),
            Next = (state, _, now) => state.FeedBack(now),
            Then = [Tell("The outcome was given; the referrer is told."), FeedBack(FeedbackCodes.Outcome), Meet(Owed.FeedBackOutcome)],
            Why = "An outcome is worth passing on whenever it comes.",
            Source = ClosedLoop,
        },
    ];
}
