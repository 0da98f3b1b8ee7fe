using static SafeguardingHub.Chasing.Consequences;
using static SafeguardingHub.Chasing.ReferralPhase;
using static SafeguardingHub.Chasing.ReferralPhases;
using static SafeguardingHub.Chasing.TransitionSources;

namespace SafeguardingHub.Chasing;

/// <summary>The table, where a referrer challenges what was decided, or how long it takes.</summary>
internal static class ChallengeRows
{
    public static IReadOnlyList<ReferralTransition> All { get; } =
    [
        new On<DecisionChallenged>
        {
            In = StillOpen,
            When = "a challenge is open",
            If = (state, _, _) => state.ChallengedAt is not null && state.Closing is null,
            Then = [Tell("Challenged again; the ladder is open already."), Update(UpdateCodes.Challenged, ReferralParty.Recipient)],
            Why = "Late and repeated messages are safe.",
            Source = TheHub,
        },
        new On<DecisionChallenged>
        {
            In = [CloseAnnounced],
            To = [Accepted, Declined],
            Next = (state, _, now) => state with { Closing = null, ChallengedAt = state.ChallengedAt ?? now },
            Then =
            [
                Tell("The referrer challenges it; the announced close is stopped and the ladder opens."), StopNotice, Update(UpdateCodes.Challenged, ReferralParty.Recipient, ReferralParty.Holder), Update(UpdateCodes.CloseStopped, ReferralParty.Partners),
                Ladder("challenge", Owed.AnswerChallenge), Owe(Owed.AnswerChallenge, ReferralParty.Recipient, AgencyRoles.TeamManager, ProcessClocks.AnswerChallenge),
            ],
            Why = "A challenge is an objection too.",
            Source = LocalEscalation,
        },
        new On<DecisionChallenged>
        {
            In = StillOpen,
            Next = (state, _, now) => state with { ChallengedAt = now },
            Then =
            [
                Tell("The referrer challenges it; the ladder opens."), Update(UpdateCodes.Challenged, ReferralParty.Recipient),
                Ladder("challenge", Owed.AnswerChallenge), Owe(Owed.AnswerChallenge, ReferralParty.Recipient, AgencyRoles.TeamManager, ProcessClocks.AnswerChallenge),
            ],
            Why = "Professionals who disagree say so, and their managers settle it.",
            Source = LocalEscalation,
        },
        new On<ChallengeAnswered>
        {
            In = StillOpen,
            When = "a challenge or a circle is open",
            If = (state, _, _) => state.ChallengedAt is not null || state.Open.IsOwed(Owed.ResolveDisagreement),
            Next = (state, _, _) => state with { ChallengedAt = null },
            Then = [Tell("The challenge was answered; the referrer is told and may challenge again."), FeedBack(FeedbackCodes.ChallengeAnswered), Meet(Owed.AnswerChallenge, Owed.ResolveDisagreement), LadderCloses],
            Why = "An answer ends the chase, not the right to disagree.",
            Source = LocalEscalation,
        },
        new On<ChallengeAnswered> { In = StillOpen, Then = [Refuse(Refusals.NoChallengeOpen)], Why = "There is nothing to answer.", Source = TheHub },
    ];
}
