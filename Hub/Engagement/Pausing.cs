using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;

namespace SafeguardingHub.Engagement;

/// <summary>A pause with the door open: what can wait waits, the review does not, and nothing is closed.</summary>
internal static class Pausing
{
    public static EngagementStep Decide(EngagementState state, EngagementEvent happened, DateTimeOffset now, EngagementRules rules) => happened switch
    {
        EngagementPaused paused => Pause(state, paused, now),
        _ when state.PausedAt is null => new(state, [EngagementProcess.Tell(happened, "The work was not paused; nothing changes.")]),
        _ => Resume(state, EngagementProcess.Tell(happened, "The work goes on."), now, rules),
    };

    /// <summary>Whatever brings it about, the reviews are the ordinary ones again.</summary>
    public static EngagementStep Resume(EngagementState state, TellTimeline told, DateTimeOffset now, EngagementRules rules)
    {
        var resumed = state with { PausedAt = null, Pauses = state.Pauses.Remove(PauseReason.ChildChoseLater) };
        if (state.NextReview?.Kind != ReviewKind.Pause)
        {
            return new(resumed, [told, new ResumeObligations(PauseReason.ChildChoseLater)]);
        }

        resumed = resumed with { NextReview = Reviews.After(EngagementProcess.DayOf(now), state.StartedOn, state.DateOfBirth, rules) };
        return new(resumed, [told, new ResumeObligations(PauseReason.ChildChoseLater), .. EngagementReviews.Move(resumed, now)]);
    }

    private static EngagementStep Pause(EngagementState state, EngagementPaused paused, DateTimeOffset now)
    {
        var told = EngagementProcess.Tell(paused, "Paused with the door open; the day to look again is set.");
        var next = state with
        {
            PausedAt = state.PausedAt ?? now,
            Pauses = state.Pauses.Contains(PauseReason.ChildChoseLater) ? state.Pauses : state.Pauses.Add(PauseReason.ChildChoseLater),
            NextReview = paused.LookAgainOn is { } day && !(day >= state.NextReview?.On) ? new ReviewDate(day, ReviewKind.Pause) : state.NextReview,
        };
        return new(next,
        [
            told,
            .. state.PausedAt is null ? [new PauseObligations(PauseReason.ChildChoseLater)] : Array.Empty<ProcessAction>(),
            .. next.NextReview == state.NextReview ? [] : EngagementReviews.Move(next, now),
        ]);
    }
}
