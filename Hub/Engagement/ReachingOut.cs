using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;

namespace SafeguardingHub.Engagement;

/// <summary>The child got in touch: the worker hears at once, and cover when nobody picks it up.</summary>
internal static class ReachingOut
{
    public static EngagementStep Decide(EngagementState state, EngagementEvent happened, DateTimeOffset now, EngagementRules rules) => happened switch
    {
        ChildReachedOut => ReachOut(state, happened, now, rules),
        ReachOutPickedUp => new(
            state with { ReachedOutAt = null, CoverToldAt = null, LastSeenAt = state.ReachedOutAt is null ? state.LastSeenAt : now },
            [EngagementProcess.Tell(happened, "A named worker answered the child."), new MeetObligation(Owed.PickUpTheReachOut, "reach-out-picked-up")]),
        _ when state.ReachedOutAt is null || state.CoverToldAt is not null => new(state, [EngagementProcess.Tell(happened, "It was picked up in the meantime, or cover was told before; nothing changes.")]),
        _ => TellCover(state, happened, now, rules),
    };

    /// <summary>A worker who is named while the child waits hears of it at once.</summary>
    public static EngagementStep Name(EngagementState state, WorkerNamed named, DateTimeOffset now, EngagementRules rules)
    {
        var next = state with { Worker = named.Worker };
        var waits = state.ReachedOutAt is not null && state.CoverToldAt is null;
        return new(next,
        [
            EngagementProcess.Tell(named, "The child has a named worker."),
            .. waits
                ? [new SendUrgentNotice(next.WorkerRole, EngagementCodes.ChildReachedOut), new CancelObligation(Owed.PickUpTheReachOut, "worker-named"), PickUp(next.WorkerRole, rules, now)]
                : Array.Empty<ProcessAction>(),
        ]);
    }

    /// <summary>Every reach-out is passed on, also while another waits. It ends a pause, and no session counts as missed any more.</summary>
    private static EngagementStep ReachOut(EngagementState state, EngagementEvent happened, DateTimeOffset now, EngagementRules rules)
    {
        var told = EngagementProcess.Tell(happened, "The child got in touch; the worker is told at once.");
        var resumed = state.PausedAt is null ? new EngagementStep(state, [told]) : Pausing.Resume(state, told, now, rules);
        return new(
            resumed.State with { ReachedOutAt = state.ReachedOutAt ?? now, MissedInARow = 0 },
            [.. resumed.Actions, new SendUrgentNotice(state.CoverToldAt is null ? state.WorkerRole : state.CoverRole, EngagementCodes.ChildReachedOut), PickUp(state.WorkerRole, rules, now)]);
    }

    private static EngagementStep TellCover(EngagementState state, EngagementEvent happened, DateTimeOffset now, EngagementRules rules) => new(
        state with { CoverToldAt = now },
        [
            EngagementProcess.Tell(happened, "Nobody picked it up in time; cover is told at once."),
            new SendUrgentNotice(state.CoverRole, EngagementCodes.ChildReachedOutCover),
            new CancelObligation(Owed.PickUpTheReachOut, "passed-to-cover"),
            PickUp(state.CoverRole, rules, now),
        ]);

    private static OpenObligation PickUp(RoleAt owedBy, EngagementRules rules, DateTimeOffset now) => new(Owed.PickUpTheReachOut, owedBy, rules.ReachOutCover, now);
}
