using System.Globalization;
using NodaTime;

namespace SafeguardingHub.Agreements;

/// <summary>One counting of one deadline; it writes down its steps when somebody wants to read them.</summary>
internal sealed class DeadlineCount(ReceiverCalendar calendar, DateTimeOffset start, List<string>? steps)
{
    /// <summary>No receiver is closed for so long on end; a longer search is an endless one.</summary>
    private const int LongestClosureInDays = 366;

    private readonly ZonedDateTime begin = Instant.FromDateTimeOffset(start).InZone(ReceiverCalendar.Zone);

    public ZonedDateTime Count(Clock clock)
    {
        Say(() => $"Received {Words(begin)}; {clock.InWords()}, counted in Europe/London.");
        var due = clock.Unit switch
        {
            ClockUnit.ClockHours => AfterClockHours(clock.Amount),
            ClockUnit.WorkingHours => AfterWorkingHours(clock.Amount),
            ClockUnit.WorkingDays => AfterWorkingDays(clock.Amount),
            ClockUnit.CalendarDays => AfterCalendarDays(clock.Amount),
            _ => throw new InvalidOperationException("A fifth unit."),
        };
        if (due.Date > calendar.Holidays.KnownUntil)
        {
            Say(() => $"Bank holidays are known only until {calendar.Holidays.KnownUntil.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}; later ones were not counted.");
        }

        Say(() => $"Due {Words(due)}.");
        return due;
    }

    private ZonedDateTime AfterClockHours(int amount)
    {
        Say(() => "Clock hours always run, at night and on holidays too.");
        return begin.PlusHours(amount);
    }

    private ZonedDateTime AfterCalendarDays(int amount)
    {
        Say(() => "Calendar days end at 23:59 local time, and the day of receipt is not counted.");
        return (begin.Date.PlusDays(amount) + ReceiverCalendar.LastMinute).InZoneLeniently(ReceiverCalendar.Zone);
    }

    private ZonedDateTime AfterWorkingDays(int amount)
    {
        Say(() => "The date of receipt is not counted, whatever the hour.");
        var day = begin.Date;
        var closedDays = 0;
        for (var counted = 0; counted < amount;)
        {
            day = day.PlusDays(1);
            if (calendar.WhyNoWorkingDay(day) is { } reason)
            {
                Say(() => $"{Words(day)} is no working day ({reason}).");
                StopWhenEndless(++closedDays);
                continue;
            }

            closedDays = 0;
            counted++;
            Say(() => $"{Words(day)} is working day {counted}.");
        }

        return calendar.CloseOf(day);
    }

    private ZonedDateTime AfterWorkingHours(int amount)
    {
        var left = Duration.FromHours(amount);
        var closedDays = 0;
        for (var day = begin.Date; ; day = day.PlusDays(1))
        {
            if (calendar.OpenOn(day) is not { } open || Instant.Max(open.Start, begin.ToInstant()) >= open.End)
            {
                Say(() => $"{Words(day)}: {(day == begin.Date ? "closed at that hour or all day" : calendar.WhyNoWorkingDay(day) ?? "closed")}, nothing runs.");
                StopWhenEndless(++closedDays);
                continue;
            }

            closedDays = 0;
            var from = Instant.Max(open.Start, begin.ToInstant());
            var runs = Duration.Min(open.End - from, left);
            left -= runs;
            Say(() => $"{Words(day)}: runs {Hours(runs)} from {Words(from.InZone(ReceiverCalendar.Zone).TimeOfDay)}, {Hours(left)} left.");
            if (left == Duration.Zero)
            {
                return (from + runs).InZone(ReceiverCalendar.Zone);
            }
        }
    }

    private static void StopWhenEndless(int closedDays)
    {
        if (closedDays > LongestClosureInDays)
        {
            throw new InvalidOperationException("The receiver does not open for more than a year.");
        }
    }

    private void Say(Func<string> sentence) => steps?.Add(sentence());

    private static string Words(ZonedDateTime time) => time.ToString("ddd d MMM yyyy HH:mm x", CultureInfo.InvariantCulture);

    private static string Words(LocalDate day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Words(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Hours(Duration duration) => duration.ToString("H'h'mm", CultureInfo.InvariantCulture);
}
