using NodaTime;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.Simulation;

/// <summary>When people at an agency get round to something: on the hour, while they are open.</summary>
internal static class OfficeHours
{
    /// <summary>Agencies act on these moments, so that the hub has some messages at once to record together.</summary>
    public static readonly TimeSpan Grid = TimeSpan.FromMinutes(60);

    /// <summary>Nobody is closed for longer.</summary>
    private const int MostDays = 21;

    private static readonly LocalTime MiddleOfTheMorning = new(10, 0);

    public static DateTimeOffset OnGrid(DateTimeOffset at) => new(((at.UtcTicks + Grid.Ticks - 1) / Grid.Ticks) * Grid.Ticks, TimeSpan.Zero);

    /// <summary>Then, or when the agency opens next.</summary>
    public static DateTimeOffset From(DateTimeOffset at, ReceiverCalendar calendar)
    {
        var (then, today) = (Instant.FromDateTimeOffset(at), DayOf(at));
        for (var day = 0; day < MostDays; day++)
        {
            if (calendar.OpenOn(today.PlusDays(day)) is { } open && open.End > then)
            {
                return OnGrid((open.Start > then ? open.Start : then).ToDateTimeOffset());
            }
        }

        return OnGrid(at);
    }

    /// <summary>Then, or in the middle of the next working morning, even of an agency that never closes.</summary>
    public static DateTimeOffset AfterHoliday(DateTimeOffset at, ReceiverCalendar calendar)
    {
        var day = DayOf(at);
        if (calendar.IsWorkingDay(day))
        {
            return OnGrid(at);
        }

        while (!calendar.IsWorkingDay(day))
        {
            day = day.PlusDays(1);
        }

        return day.At(MiddleOfTheMorning).InZoneLeniently(ReceiverCalendar.Zone).ToDateTimeOffset();
    }

    /// <summary>In the night that follows.</summary>
    public static DateTimeOffset AtNight(DateTimeOffset at) =>
        OnGrid(DayOf(at).PlusDays(1).At(new LocalTime(2, 0)).InZoneLeniently(ReceiverCalendar.Zone).ToDateTimeOffset());

    private static LocalDate DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(ReceiverCalendar.Zone).Date;
}
