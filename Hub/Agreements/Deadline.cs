namespace SafeguardingHub.Agreements;

/// <summary>
/// When something is due, counted in Europe/London and always in the child's favour. <em>Working days</em> end at the close of
/// the receiver's opening hours on the Nth working day after the date of receipt, whatever the hour or day of receipt;
/// <em>working hours</em> run only while the receiver is open, unless the clock says that they run out of hours;
/// <em>clock hours</em> and <em>clock seconds</em> always run; <em>calendar days</em> end at 23:59 on the Nth day after the date of receipt;
/// <em>school days</em> end with the Nth school day of the term calendar after the date of receipt, or, for a clock that is due
/// before school starts, at the Nth start of a school day after the receipt.
/// </summary>
/// <param name="Due">With the offset of Europe/London at that time.</param>
/// <param name="Steps">How it was counted, a sentence each.</param>
public sealed record Deadline(DateTimeOffset Due, IReadOnlyList<string> Steps)
{
    /// <exception cref="InvalidOperationException">The receiver does not open for years; the reading of an agreement refuses such an agency.</exception>
    public static DateTimeOffset Of(Clock clock, ReceiverCalendar calendar, DateTimeOffset start) => Count(clock, calendar, start, steps: null);

    /// <summary>The same as <see cref="Of"/>, with each step in words.</summary>
    public static Deadline Explain(Clock clock, ReceiverCalendar calendar, DateTimeOffset start)
    {
        var steps = new List<string>();
        return new Deadline(Count(clock, calendar, start, steps), steps);
    }

    private static DateTimeOffset Count(Clock clock, ReceiverCalendar calendar, DateTimeOffset start, List<string>? steps) =>
        new DeadlineCount(calendar, start, Standstill.None, steps).Count(clock)?.ToDateTimeOffset()
        ?? throw new InvalidOperationException("A clock that never stands still has no end.");
}
