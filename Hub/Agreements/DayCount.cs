using NodaTime;

namespace SafeguardingHub.Agreements;

/// <summary>Counts days of one sort: up to the Nth that counts, and not to an end at which the clock stands still.</summary>
internal sealed class DayCount(ZonedDateTime begin, Standstill standstill, Action<Func<string>> say)
{
    /// <summary>As in <c>working day</c>.</summary>
    public required string Sort { get; init; }

    /// <summary>In words; null for a day of this sort.</summary>
    public required Func<LocalDate, string?> WhyNone { get; init; }

    /// <summary>When what is owed on such a day is due.</summary>
    public required Func<LocalDate, ZonedDateTime> DueOn { get; init; }

    /// <summary>The part of the day that is there to do it in: a day is lost to a pause only when all of it is.</summary>
    public required Func<LocalDate, Interval> TimeOn { get; init; }

    /// <summary>Null: it stands still until somebody says that the reason is gone.</summary>
    public ZonedDateTime? To(int amount, LocalDate first)
    {
        var counted = 0;
        var endless = new EndlessClosure();
        for (var day = first; !(standstill.ForGoodFrom <= ReceiverCalendar.Zone.AtStartOfDay(day).ToInstant()); day = day.PlusDays(1))
        {
            if (WhyNone(day) is { } reason)
            {
                say(() => $"{TimeWords.Of(day)} is no {Sort} ({reason}).");
                endless.Another();
                continue;
            }

            endless.Over();
            var due = DueOn(day);
            if (due.ToInstant() <= begin.ToInstant())
            {
                say(() => $"{TimeWords.Of(day)} had begun already.");
                continue;
            }

            if (counted < amount && standstill.Covers(TimeOn(day)))
            {
                say(() => $"{TimeWords.Of(day)} is a {Sort} on which the clock stands still.");
                continue;
            }

            if (counted < amount)
            {
                counted++;
                say(() => $"{TimeWords.Of(day)} is {Sort} {counted}.");
            }

            if (counted == amount && !standstill.Holds(due.ToInstant()))
            {
                return due;
            }

            if (counted == amount)
            {
                say(() => $"On {TimeWords.Of(day)} the clock stands still when it would be due.");
            }
        }

        return null;
    }
}
