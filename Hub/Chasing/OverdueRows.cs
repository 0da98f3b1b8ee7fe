using static SafeguardingHub.Chasing.Consequences;
using static SafeguardingHub.Chasing.ReferralPhases;
using static SafeguardingHub.Chasing.TransitionSources;

namespace SafeguardingHub.Chasing;

/// <summary>The table, where time passes.</summary>
internal static class OverdueRows
{
    public static IReadOnlyList<ReferralTransition> All { get; } =
    [
        new On<ObligationOverdue>
        {
            In = StillOpen,
            When = "it is still owed, and this step was not taken",
            If = (state, happened, _) => state.Open.Any(owed => owed.Name == happened.Obligation && owed.Step < happened.Step),
            Then = [Tell("Nobody answered in time; the next step of the ladder is taken."), Climb],
            Why = "Chasing stops when it is answered, not when it is delivered.",
            Source = LocalEscalation,
        },
        new On<ObligationOverdue> { In = StillOpen, Then = [Tell("It was answered in the meantime, or this step was taken before; nobody is chased.")], Why = "Nobody is chased after an answer, or twice for one step.", Source = TheHub },
        new On<ChasingPaused>
        {
            In = StillOpen,
            When = "it is not paused for that",
            If = (state, happened, _) => !state.Pauses.Contains(happened.Reason),
            Next = (state, happened, _) => state with { Pauses = state.Pauses.Add(happened.Reason) },
            Then = [Tell("Clocks that may wait for this stand still."), PauseOrResume],
            Why = "Nobody is chased for what has to wait; which clocks wait is in the agreement.",
            Source = Partnership,
        },
        new On<ChasingPaused> { In = StillOpen, Then = [Tell("Paused already; nothing changes.")], Why = "Late and repeated events are safe.", Source = TheHub },
        new On<ChasingResumed>
        {
            In = StillOpen,
            When = "it is paused for that",
            If = (state, happened, _) => state.Pauses.Contains(happened.Reason),
            Next = (state, happened, _) => state with { Pauses = state.Pauses.Remove(happened.Reason) },
            Then = [Tell("Clocks that waited run again."), PauseOrResume],
            Why = "What it waited for is there.",
            Source = Partnership,
        },
        new On<ChasingResumed> { In = StillOpen, Then = [Tell("Not paused for that; nothing changes.")], Why = "Late and repeated events are safe.", Source = TheHub },
        new On<HolidayInserted>
        {
            In = StillOpen,
            Then = [Tell("A calendar changed; due times are counted anew."), Recount],
            Why = "One-off holidays are proclaimed late.",
            Source = "Bank holidays by Royal Proclamation",
        },
    ];
}
