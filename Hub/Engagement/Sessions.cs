using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;

namespace SafeguardingHub.Engagement;

/// <summary>Sessions held and missed. Who did not come is told apart: not brought, the child's choice, the service's doing.</summary>
internal static class Sessions
{
    public static EngagementStep Decide(EngagementState state, EngagementEvent happened, DateTimeOffset now, EngagementRules rules) => happened switch
    {
        SessionHeld => new(
            state with { LastSeenAt = now, MissedInARow = 0, CancelledInARow = 0, NextContact = null },
            [EngagementProcess.Tell(happened, "A session was held."), new MeetObligation(Owed.ExploitationWork, "session-held")]),
        WasNotBrought => Missed(state, happened, "The child was not brought; the door stays open.", rules),
        ChildChoseNotTo => Missed(state, happened, "The child chose not to come; the door stays open.", rules),
        _ => Cancelled(state, happened, rules),
    };

    private static EngagementStep Missed(EngagementState state, EngagementEvent happened, string text, EngagementRules rules)
    {
        var missed = state.MissedInARow + 1;
        return new(state with { MissedInARow = missed }, [EngagementProcess.Tell(happened, text), .. Prompt(state, missed, EngagementCodes.ReviewPlaceTimeAndWorker, rules)]);
    }

    /// <summary>Not held against the child, and worth asking about when it goes on.</summary>
    private static EngagementStep Cancelled(EngagementState state, EngagementEvent happened, EngagementRules rules)
    {
        var cancelled = state.CancelledInARow + 1;
        return new(
            state with { CancelledInARow = cancelled },
            [EngagementProcess.Tell(happened, "The service cancelled a session; it does not count as missed."), .. Prompt(state, cancelled, EngagementCodes.ServiceKeepsCancelling, rules)]);
    }

    private static ProcessAction[] Prompt(EngagementState state, int inARow, string what, EngagementRules rules) =>
        rules.PromptsAfter(inARow) ? [new PromptSupervisor(new RoleAt(state.Agency, rules.PromptRole), what)] : [];
}
