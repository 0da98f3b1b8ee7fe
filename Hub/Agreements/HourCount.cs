using NodaTime;

namespace SafeguardingHub.Agreements;

/// <summary>Counts hours: the length is used up in the stretches in which the clock runs.</summary>
internal sealed class HourCount(ReceiverCalendar calendar, ZonedDateTime begin, Standstill standstill, Action<Func<string>> say)
{
    /// <summary>Null: it stands still until somebody says that the reason is gone.</summary>
    public ZonedDateTime? Always(Duration length)
    {
        var left = length;
        foreach (var stretch in standstill.Running(new Interval(begin.ToInstant(), Instant.MaxValue)))
        {
            if (stretch.Start > begin.ToInstant())
            {
                say(() => $"The clock stood still until {TimeWords.Of(stretch.Start)}; {TimeWords.Hours(left)} are left.");
            }

            if (stretch.Start + left <= stretch.End)
            {
                return (stretch.Start + left).InZone(ReceiverCalendar.Zone);
            }

            left -= stretch.Duration;
        }

        return null;
    }

    /// <inheritdoc cref="Always"/>
    public ZonedDateTime? WhileOpen(int amount)
    {
        var left = Duration.FromHours(amount);
        var endless = new EndlessClosure();
        for (var day = begin.Date; !(standstill.ForGoodFrom <= ReceiverCalendar.Zone.AtStartOfDay(day).ToInstant()); day = day.PlusDays(1))
        {
            if (calendar.OpenOn(day) is not { } open || Instant.Max(open.Start, begin.ToInstant()) >= open.End)
            {
                say(() => $"{TimeWords.Of(day)}: {(day == begin.Date ? "closed at that hour or all day" : calendar.WhyNoWorkingDay(day) ?? "closed")}, nothing runs.");
                endless.Another();
                continue;
            }

            endless.Over();
            var hours = new Interval(Instant.Max(open.Start, begin.ToInstant()), open.End);
            if (standstill.Covers(hours))
            {
                say(() => $"{TimeWords.Of(day)}: the clock stands still while the receiver is open.");
            }

            foreach (var stretch in standstill.Running(hours))
            {
                var runs = Duration.Min(stretch.Duration, left);
                left -= runs;
                say(() => $"{TimeWords.Of(day)}: runs {TimeWords.Hours(runs)} from {TimeWords.TimeOf(stretch.Start)}, {TimeWords.Hours(left)} left.");
                if (left == Duration.Zero)
                {
                    return (stretch.Start + runs).InZone(ReceiverCalendar.Zone);
                }
            }
        }

        return null;
    }
}
