using System.Globalization;
using NodaTime;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>Times as people in Britain read them: <c>4 June 2026 at 9:32am</c>, in Europe/London.</summary>
public static class TimeWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string At(DateTimeOffset at) => $"{Day(at)} at {Clock(at)}";

    public static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(Local(at)));

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    public static string Clock(DateTimeOffset at) => Local(at) switch
    {
        { Hour: 12, Minute: 0 } => "midday",
        { Hour: 0, Minute: 0 } => "midnight",
        var local => local.ToString("h:mmtt", British).ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal),
    };

    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Local(now));

    /// <summary>The first moment of a day in Britain.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => ReceiverCalendar.Zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset();

    /// <summary>How far off it is, as people say it: <c>overdue by 2 days</c>, <c>ends in less than an hour</c>, <c>today</c>, <c>in 4 days</c>.</summary>
    public static string Distance(DateTimeOffset due, DateTimeOffset now)
    {
        if (due < now)
        {
            return (now - due) switch
            {
                { TotalHours: < 1 } => "overdue by less than an hour",
                { TotalHours: < 24 } late => $"overdue by {Count((int)late.TotalHours, "hour")}",
                var late => $"overdue by {Count((int)late.TotalDays, "day")}",
            };
        }

        var days = Today(due).DayNumber - Today(now).DayNumber;
        return (due - now) switch
        {
            { TotalHours: < 1 } => "ends in less than an hour",
            { TotalHours: < 4 } left => $"ends in less than {(int)left.TotalHours + 1} hours",
            _ when days == 0 => "today",
            _ when days == 1 => "tomorrow",
            _ => $"in {days} days",
        };
    }

    /// <summary>How long ago it was: <c>less than a minute ago</c>, <c>3 minutes ago</c>, <c>2 days ago</c>.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalMinutes: < 1 } => "less than a minute ago",
        { TotalHours: < 1 } past => $"{Count((int)past.TotalMinutes, "minute")} ago",
        { TotalDays: < 2 } past => $"{Count((int)past.TotalHours, "hour")} ago",
        var past => $"{Count((int)past.TotalDays, "day")} ago",
    };

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Count(long number, string one) => Count(number, one, $"{one}s");

    public static string Count(long number, string one, string several) => $"{number.ToString("#,0", British)} {(number == 1 ? one : several)}";

    private static DateTime Local(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(ReceiverCalendar.Zone).ToDateTimeUnspecified();
}
