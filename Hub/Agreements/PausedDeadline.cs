using System.Text.Json;

namespace SafeguardingHub.Agreements;

/// <summary>
/// When something is due that had to wait. A clock stands still only for the reasons in <see cref="Clock.PausedBy"/>, and what was used
/// up before a pause stays used up: <em>hours</em> run on after it with what was left; a <em>day</em> is left out only when all of it
/// was paused (of a working day all opening hours, of a school day all of school), so a day in which anything could be done counts as a
/// whole one; and nothing is due while the clock stands still, but at the first end of such a day after it.
/// </summary>
/// <remarks>
/// This is the child's favour: a pause never gives back time that was there to be used, never makes a day of work longer by an hour here
/// and there, and cannot be used to start a clock anew. The last rule is the child's too: the reasons for a pause are needs that come
/// first, the child's own choice and questions to the referrer, and nobody is to be pressed over those.
/// </remarks>
/// <param name="Due">With the offset of Europe/London; null while the clock stands still and nobody knows until when.</param>
/// <param name="Steps">How it was counted, a sentence each.</param>
public sealed record PausedDeadline(DateTimeOffset? Due, IReadOnlyList<string> Steps)
{
    /// <param name="clock">Says which reasons stop it.</param>
    /// <param name="calendar">Of whoever owes.</param>
    /// <param name="start">The receipt, or whatever starts the clock.</param>
    /// <param name="pauses">In any order; they may overlap, and may have begun before <paramref name="start"/>.</param>
    /// <exception cref="ArgumentException">A pause ends before it begins.</exception>
    public static DateTimeOffset? Of(Clock clock, ReceiverCalendar calendar, DateTimeOffset start, IReadOnlyList<Pause> pauses) =>
        new DeadlineCount(calendar, start, Standstill.Of(clock, pauses), steps: null).Count(clock)?.ToDateTimeOffset();

    /// <summary>The same as <see cref="Of"/>, with each step in words.</summary>
    public static PausedDeadline Explain(Clock clock, ReceiverCalendar calendar, DateTimeOffset start, IReadOnlyList<Pause> pauses)
    {
        var steps = pauses.Select(pause => pause.Reason).Distinct().Where(reason => !clock.PausedBy.Contains(reason))
            .Select(reason => $"This clock does not stand still for {JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString())}.").ToList();
        var due = new DeadlineCount(calendar, start, Standstill.Of(clock, pauses), steps).Count(clock);
        return new PausedDeadline(due?.ToDateTimeOffset(), steps);
    }
}
