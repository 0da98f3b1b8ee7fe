using NodaTime;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>
/// When one receiver works. A working day is Monday to Friday, no bank holiday in the receiver's nation, and a day on which
/// the receiver opens at all. Opening on a Saturday or on a bank holiday lets working hours run, and makes no working day of it.
/// </summary>
/// <param name="schools">The term calendar that holds for it; null: none is known.</param>
public sealed class ReceiverCalendar(Nation nation, OpeningHours hours, IReadOnlyList<DateOnly> closedOn, BankHolidays holidays, SchoolCalendar? schools = null)
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The last minute of a day that has no closing time; deadlines never fall on the next day's date.</summary>
    public static readonly LocalTime LastMinute = new(23, 59);

    public Nation Nation => nation;

    public BankHolidays Holidays => holidays;

    internal SchoolDays School { get; } = new(schools, nation, holidays);

    public bool IsWorkingDay(LocalDate day) => WhyNoWorkingDay(day) is null;

    /// <summary>The reason in words; null for a working day.</summary>
    public string? WhyNoWorkingDay(LocalDate day)
    {
        if (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        {
            return "weekend";
        }

        if (holidays.TitleOf(nation, day) is { } title)
        {
            return $"bank holiday: {title}";
        }

        return IsLocallyClosed(day) || hours.On(day.DayOfWeek) is null ? "closed" : null;
    }

    /// <summary>The stretch of time for which the receiver is open on a day; null when closed.</summary>
    public Interval? OpenOn(LocalDate day)
    {
        var closed = IsLocallyClosed(day) || (holidays.TitleOf(nation, day) is not null && !hours.Always && !hours.OnBankHolidays);
        if (closed || hours.On(day.DayOfWeek) is not { } today)
        {
            return null;
        }

        var end = today.ToEndOfDay ? Zone.AtStartOfDay(day.PlusDays(1)) : (day + today.To).InZoneLeniently(Zone);
        return new Interval((day + today.From).InZoneLeniently(Zone).ToInstant(), end.ToInstant());
    }

    /// <summary>The close of opening hours on a working day, or its last minute for a receiver that does not close.</summary>
    public ZonedDateTime CloseOf(LocalDate workingDay)
    {
        var today = hours.On(workingDay.DayOfWeek) ?? throw new InvalidOperationException("The receiver is closed on that day.");
        return (workingDay + (today.ToEndOfDay ? LastMinute : today.To)).InZoneLeniently(Zone);
    }

    /// <summary>Whether somebody is there; at the moment of closing somebody still is.</summary>
    public bool IsOpen(DateTimeOffset at) => FirstOpen(at) == at;

    /// <summary>That moment when it is open, otherwise the next opening.</summary>
    /// <exception cref="InvalidOperationException">It does not open for more than a year.</exception>
    public DateTimeOffset FirstOpen(DateTimeOffset at)
    {
        var from = Instant.FromDateTimeOffset(at);
        var endless = new EndlessClosure();
        for (var day = from.InZone(Zone).Date; ; day = day.PlusDays(1))
        {
            if (OpenOn(day) is { } open && from <= open.End)
            {
                return open.Start <= from ? at : open.Start.InZone(Zone).ToDateTimeOffset();
            }

            endless.Another();
        }
    }

    private bool IsLocallyClosed(LocalDate day) => closedOn.Count > 0 && closedOn.Contains(day.ToDateOnly());
}
