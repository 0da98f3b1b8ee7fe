using static SafeguardingHub.Chasing.Consequences;
using static SafeguardingHub.Chasing.ReferralPhase;
using static SafeguardingHub.Chasing.ReferralPhases;
using static SafeguardingHub.Chasing.TransitionSources;

namespace SafeguardingHub.Chasing;

/// <summary>The table, where the referrer takes it back.</summary>
internal static class EndingRows
{
    public static IReadOnlyList<ReferralTransition> All { get; } =
    [
        new On<ReferralWithdrawn>
        {
            In = StillOpen,
            When = "the recipient holds it",
            If = (state, _, _) => state.RecipientHolds,
            Then = [Tell("The referrer withdrew it; the recipient holds it and is told. It is not ended by that."), Update(UpdateCodes.Withdrawn, ReferralParty.Recipient, ReferralParty.Offered)],
            Why = "A referrer can only ask; who holds it decides.",
            Source = ClosedLoop,
        },
        new On<ReferralWithdrawn>
        {
            In = StillOpen,
            To = [Withdrawn],
            Next = (state, _, now) => state with { WithdrawnAt = now, Closing = null },
            Then = [Tell("The referrer withdrew it and holds it."), StopNotice, Update(UpdateCodes.Withdrawn, ReferralParty.Recipient, ReferralParty.Offered), CancelAll, LadderCloses],
            Why = "Nobody is chased for what is no longer asked.",
            Source = ClosedLoop,
        },
        new On<ReferralEnteredInError>
        {
            In = StillOpen,
            When = "the recipient holds it",
            If = (state, _, _) => state.RecipientHolds,
            Then = [Tell("The referrer says that it was entered in error; the recipient holds it and is told. It is not ended by that."), Update(UpdateCodes.EnteredInError, ReferralParty.Recipient, ReferralParty.Offered)],
            Why = "Somebody may already be helping a child; who holds it decides.",
            Source = ClosedLoop,
        },
        new On<ReferralEnteredInError>
        {
            In = StillOpen,
            To = [EnteredInError],
            Next = (state, _, now) => state with { EnteredInErrorAt = now, Closing = null },
            Then = [Tell("It was entered in error."), StopNotice, Update(UpdateCodes.EnteredInError, ReferralParty.Recipient, ReferralParty.Offered), CancelAll, LadderCloses],
            Why = "Everyone who has it must know that it is wrong.",
            Source = ClosedLoop,
        },
    ];
}
