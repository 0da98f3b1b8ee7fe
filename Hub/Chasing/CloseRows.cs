using static SafeguardingHub.Chasing.Consequences;
using static SafeguardingHub.Chasing.ReferralPhase;
using static SafeguardingHub.Chasing.ReferralPhases;
using static SafeguardingHub.Chasing.TransitionSources;

namespace SafeguardingHub.Chasing;

/// <summary>The table, where a close is announced and comes about.</summary>
internal static class CloseRows
{
    public static IReadOnlyList<ReferralTransition> All { get; } =
    [
        new On<CloseRequested>
        {
            In = StillOpen,
            When = "the reason is that the child did not engage",
            If = (_, happened, _) => CloseReasons.IsNonEngagement(happened),
            Then = [Refuse(Refusals.CloseForNonEngagement)],
            Why = "Help works at the child’s pace; a missed session is not an ending.",
            Source = ChildLedPace,
        },
        new On<CloseRequested> { In = StillOpen, When = "no reason is given", If = (_, happened, _) => CloseReasons.IsMissing(happened), Then = [Refuse(Refusals.CloseWithoutReason)], Why = "Partners can only object to a reason.", Source = Partnership },
        new On<CloseRequested>
        {
            In = StillOpen,
            When = "nobody authorised it",
            If = (_, happened, _) => happened.AuthorisedBy is not { IsNamed: true },
            Then = [Refuse(Refusals.CloseNotAuthorised)],
            Why = "No one person ends the help for a child.",
            Source = Partnership,
        },
        new On<CloseRequested>
        {
            In = StillOpen,
            When = "the same person asks and authorises",
            If = (_, happened, _) => happened.AuthorisedBy!.IsSameAs(happened.By),
            Then = [Refuse(Refusals.AuthorisedBySamePerson)],
            Why = "No one person ends the help for a child.",
            Source = Partnership,
        },
        new On<CloseRequested> { In = [CloseAnnounced], Then = [Tell("A close is announced already; its notice runs on.")], Why = "A second request does not shorten the notice.", Source = TheHub },
        new On<CloseRequested> { In = Undecided.And(RedirectOffered), Then = [Refuse(Refusals.CloseBeforeDecision)], Why = "A referral that nobody has answered is not closed, it is chased.", Source = WorkingTogether },
        new On<CloseRequested>
        {
            In = StillOpen,
            When = "an objection is not answered",
            If = (state, _, _) => state.Open.IsOwed(Owed.AnswerObjection),
            Then = [Refuse(Refusals.ObjectionNotAnswered)],
            Why = "A partner that objected has a right to an answer.",
            Source = Partnership,
        },
        new On<CloseRequested>
        {
            In = StillOpen,
            When = "a challenge is not answered",
            If = (state, _, _) => state.ChallengedAt is not null,
            Then = [Refuse(Refusals.ChallengeNotAnswered)],
            Why = "What is in dispute is not closed.",
            Source = LocalEscalation,
        },
        new On<CloseRequested>
        {
            In = [Accepted],
            When = "the referrer does not know the outcome",
            If = (state, _, _) => state.OutcomeFedBackAt is null,
            Then = [Refuse(Refusals.OutcomeNotFedBack)],
            Why = "Reviews found referrals closed wrongly, some without a word to the referrer.",
            Source = "Ofsted on thresholds and referrals",
        },
        new On<CloseRequested>
        {
            In = StillOpen,
            To = [CloseAnnounced],
            Next = (state, happened, now) => state with { Closing = new CloseAnnouncement(now, happened.From!.Value, happened.By!, happened.AuthorisedBy!, happened.Reason, happened.Words) },
            Then = [Tell("A close is announced; partners may object."), Update(UpdateCodes.CloseAnnounced, ReferralParty.Referrer, ReferralParty.Recipient, ReferralParty.Partners), StartNotice],
            Why = "A close needs a person, an authoriser, a reason and notice to the partners.",
            Source = Partnership,
        },
        new On<CloseNoticeElapsed>
        {
            In = [CloseAnnounced],
            When = "it is the end of this very notice",
            If = (state, happened, now) => state.Closing?.At == happened.AnnouncedAt && now >= happened.Due,
            To = [Closed],
            Next = (state, _, now) => state with { ClosedAt = now },
            Then = [Tell("Closed: nobody objected in time."), UpdateEveryone(UpdateCodes.Closed), CancelAll],
            Why = "Silence for the whole notice is consent; nothing else closes a referral.",
            Source = Partnership,
        },
        new On<CloseNoticeElapsed> { In = StillOpen, Then = [Tell("The end of a notice that no longer runs, or not yet; nothing is closed.")], Why = "A close that was objected to does not come back.", Source = TheHub },
    ];
}
