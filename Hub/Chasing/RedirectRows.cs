using static SafeguardingHub.Chasing.Consequences;
using static SafeguardingHub.Chasing.ReferralPhase;
using static SafeguardingHub.Chasing.ReferralPhases;
using static SafeguardingHub.Chasing.TransitionSources;

namespace SafeguardingHub.Chasing;

/// <summary>The table, where it is offered to another agency.</summary>
internal static class RedirectRows
{
    public static IReadOnlyList<ReferralTransition> All { get; } =
    [
        new On<ReferralRedirected>
        {
            In = [CloseAnnounced],
            Then = [Refuse(Refusals.CloseIsAnnounced)],
            Why = "What is about to be closed is not handed on at the same time.",
            Source = TheHub,
        },
        new On<ReferralRedirected>
        {
            In = StillOpen,
            When = "the agreement does not know the agency",
            If = (_, happened, _) => !happened.InAgreement,
            Then = [Refuse(Refusals.OutOfReach)],
            Why = "An offer that cannot arrive is no offer.",
            Source = TheHub,
        },
        new On<ReferralRedirected>
        {
            In = [RedirectOffered],
            When = "it is offered to that agency already",
            If = (state, happened, _) => state.OfferedTo == happened.To,
            Then = [Tell("Offered again to the same agency; nothing changes.")],
            Why = "Late and repeated answers are safe.",
            Source = TheHub,
        },
        new On<ReferralRedirected>
        {
            In = StillOpen,
            When = "it would go in a circle: to the referrer, or to somebody who was asked before",
            If = (state, happened, _) => happened.To == state.Referrer || state.Asked.Contains(happened.To),
            To = [Acknowledged, NeedsInformation, Accepted, Declined],
            Next = (state, happened, now) => state.Acknowledge(happened.By, now).WithoutOffer(),
            Then =
            [
                Tell("Redirected in a circle; it is offered to nobody, the holder stays, and the ladder opens."), FeedBack(FeedbackCodes.RedirectCircle), Update(UpdateCodes.OfferWithdrawn, ReferralParty.FormerlyOffered),
                Meet(Owed.Acknowledge, Owed.ReachRecipient), Cancel(Owed.AnswerRedirect), Ladder("redirect-circle", Owed.ResolveDisagreement),
                Owe(Owed.ResolveDisagreement, ReferralParty.Recipient, AgencyRoles.TeamManager, ProcessClocks.ResolveDisagreement), OweDecision,
            ],
            Why = "Passed round, a child is with nobody; managers have to settle it.",
            Source = LocalEscalation,
        },
        new On<ReferralRedirected>
        {
            In = StillOpen,
            To = [RedirectOffered],
            Next = (state, happened, now) => state.Acknowledge(happened.By, now).Decide(Decision.RedirectOffered, happened.By, now) with { OfferedTo = happened.To, Asked = state.Asked.Add(happened.To), ChallengedAt = state.ChallengedAt },
            Then =
            [
                Tell("Offered to another agency; the holder stays until it accepts."), FeedBack(FeedbackCodes.Redirected), Update(UpdateCodes.OfferWithdrawn, ReferralParty.FormerlyOffered), Offer,
                Meet(Owed.Acknowledge, Owed.Decide, Owed.ReachRecipient), Cancel(Owed.SupplyInformation, Owed.AnswerRedirect), PauseOrResume,
                Owe(Owed.AnswerRedirect, ReferralParty.Offered, AgencyRoles.DutyInbox, ProcessClocks.AnswerRedirect),
            ],
            Why = "A redirect is an offer until somebody accepts it.",
            Source = Transfer,
        },
        new On<RedirectAccepted>
        {
            In = [RedirectOffered],
            To = [Accepted],
            Next = (state, happened, now) => state.Decide(Decision.Accepted, happened.By, now) with
            {
                Recipient = happened.From!.Value,
                Holder = happened.From!.Value,
                Partners = state.Partners.Remove(happened.From!.Value).Add(state.Recipient),
            },
            Then =
            [
                Tell("The agency it was offered to accepted; it holds it now."), Hold, FeedBack(FeedbackCodes.Accepted), Update(UpdateCodes.RedirectAccepted, ReferralParty.FormerRecipient),
                Meet(Owed.AnswerRedirect, Owed.AnswerChallenge, Owed.ResolveDisagreement), Cancel(Owed.FeedBackOutcome, Owed.AnswerObjection, Owed.StrategyDiscussion), LadderCloses, OweOutcome, OweStrategyDiscussion,
            ],
            Why = "Responsibility passes when it is explicitly accepted, and to nobody else.",
            Source = Transfer,
        },
        new On<RedirectAccepted>
        {
            In = StillOpen,
            When = "the same agency accepted it before",
            If = (state, happened, _) => state.RecipientHolds && happened.From == state.Recipient,
            Then = [Tell("Accepted again; nothing changes.")],
            Why = "Late and repeated answers are safe.",
            Source = TheHub,
        },
        new On<RedirectAccepted> { In = StillOpen, Then = [Refuse(Refusals.NoOfferOpen)], Why = "An offer that was withdrawn or answered is gone.", Source = TheHub },
        new On<RedirectDeclined>
        {
            In = StillOpen,
            When = "no reason is given",
            If = (_, happened, _) => string.IsNullOrWhiteSpace(happened.Reason),
            Then = [Refuse(Refusals.DeclinedWithoutReason)],
            Why = "Whoever offered it has to know why.",
            Source = ClosedLoop,
        },
        new On<RedirectDeclined>
        {
            In = [RedirectOffered],
            When = "the recipient holds it",
            If = (state, _, _) => state.RecipientHolds,
            To = [Accepted],
            Next = (state, _, _) => state.WithoutOffer(),
            Then = [Tell("The offer was declined; the recipient still holds it."), Update(UpdateCodes.RedirectDeclined, ReferralParty.Recipient), FeedBack(FeedbackCodes.RedirectDeclined), Meet(Owed.AnswerRedirect)],
            Why = "The holder stays until somebody else accepts.",
            Source = Transfer,
        },
        new On<RedirectDeclined>
        {
            In = [RedirectOffered],
            To = [Acknowledged],
            Next = (state, _, _) => state.WithoutOffer(),
            Then =
            [
                Tell("The offer was declined; the recipient has to decide again, and the referrer still holds it."), Update(UpdateCodes.RedirectDeclined, ReferralParty.Recipient), FeedBack(FeedbackCodes.RedirectDeclined),
                Meet(Owed.AnswerRedirect), OweDecision,
            ],
            Why = "An offer that nobody takes is no decision.",
            Source = Transfer,
        },
        new On<RedirectDeclined> { In = StillOpen, Then = [Refuse(Refusals.NoOfferOpen)], Why = "An offer that was withdrawn or answered is gone.", Source = TheHub },
    ];
}
