using System.Globalization;
using System.Text.Json;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.CommandLine;

/// <summary>Clocks and those who owe in lines for a person to read.</summary>
internal static class ClockText
{
    private static readonly (string Name, Func<OpeningHours, DayHours?> Of)[] Week =
    [
        ("Mon", hours => hours.Monday), ("Tue", hours => hours.Tuesday), ("Wed", hours => hours.Wednesday), ("Thu", hours => hours.Thursday),
        ("Fri", hours => hours.Friday), ("Sat", hours => hours.Saturday), ("Sun", hours => hours.Sunday),
    ];

    public static IEnumerable<string> About(AskedClock asked, Clock found, LocalStart start) =>
    [
        $"Clock {(found.Name == asked.Name ? found.Name : $"{asked.Name}, here {found.Name}")}: {found.InWords()}{(found.Starts is { } from ? $" from {from}" : "")} [{found.Source}].",
        $"Owed by {asked.Owes.Id} in {Word(asked.Owes.Nation)}, open {Hours(asked.Owes.OpeningHours)}.",
        .. start.Said is { } said ? new[] { said } : [],
    ];

    public static string Line(Clock clock) =>
        $"{clock.Name}: {clock.InWords()}{string.Concat(Limits(clock).Select(limit => $"; {limit}"))} [{clock.Source}]";

    private static IEnumerable<string> Limits(Clock clock) =>
    [
        .. clock.Starts is { } starts ? new[] { $"from {starts}" } : [],
        .. clock.Nations.Count > 0 ? new[] { $"in {string.Join(", ", clock.Nations.Select(nation => Word(nation)))}" } : [],
        .. clock.Agencies.Count > 0 ? new[] { $"for {string.Join(", ", clock.Agencies)}" } : [],
        .. clock.From is { } from ? new[] { $"since {Day(from)}" } : [],
        .. clock.To is { } to ? new[] { $"until {Day(to)}" } : [],
        .. clock.RiskAtLeast is { } risk ? new[] { $"risk {Word(risk)} or higher" } : [],
        .. clock.Ratings.Count > 0 ? new[] { $"rated {string.Join(", ", clock.Ratings.Select(rating => Word(rating)))}" } : [],
        .. clock.PausedBy.Count > 0 ? new[] { $"stands still for {string.Join(", ", clock.PausedBy.Select(reason => Word(reason)))}" } : [],
    ];

    private static string Hours(OpeningHours hours) => hours.Always ? "day and night" : string.Join(", ", Week
        .Select(day => (day.Name, Hours: day.Of(hours)))
        .Where(day => day.Hours is not null)
        .GroupBy(day => $"{Time(day.Hours!.From)} to {(day.Hours.ToEndOfDay ? "24:00" : Time(day.Hours.To))}")
        .Select(same => $"{string.Join(" ", same.Select(day => day.Name))} {same.Key}"));

    private static string Time(NodaTime.LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
