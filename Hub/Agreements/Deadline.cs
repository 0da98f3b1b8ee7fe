namespace SafeguardingHub.Agreements;

/// <summary>
/// When something is due, counted in Europe/London and always in the child's favour. <em>Working days</em> end at the close of
/// the receiver's opening hours on the Nth working day after the date of receipt, whatever the hour or day of receipt;
/// <em>working hours</em> run only while the receiver is open; <em>clock hours</em> always run; <em>calendar days</em> end at
/// 23:59 on the Nth day after the date of receipt.
/// </summary>
/// <param name="Due">With the offset of Europe/London at that time.</param>
/// <param name="Steps">How it was counted, a sentence each.</param>
public sealed record Deadline(DateTimeOffset Due, IReadOnlyList<string> Steps)
{
    /// <exception cref="InvalidOperationException">The receiver does not open for years; the reading of an agreement refuses such an agency.</exception>
    public static DateTimeOffset Of(Clock clock, ReceiverCalendar calendar, DateTimeOffset start) =>
        new DeadlineCount(calendar, start, steps: null).Count(clock).ToDateTimeOffset();

    /// <summary>The same as <see cref="Of"/>, with each step in words.</summary>
    public static Deadline Explain(Clock clock, ReceiverCalendar calendar, DateTimeOffset start)
    {
        var steps = new List<string>();
        var due = new DeadlineCount(calendar, start, steps).Count(clock);
        return new Deadline(due.ToDateTimeOffset(), steps);
    }
}
