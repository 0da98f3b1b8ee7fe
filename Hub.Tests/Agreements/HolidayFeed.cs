using System.Text.Json;
using NodaTime;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Agreements;

/// <summary>Bank holidays as GOV.UK would publish them, computed from the rules, for any years.</summary>
internal static class HolidayFeed
{
    public static string Json(int firstYear, int lastYear, params (Nation Nation, LocalDate Day)[] oneOffs) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["england-and-wales"] = Division("england-and-wales", Nation.England, firstYear, lastYear, oneOffs),
        ["scotland"] = Division("scotland", Nation.Scotland, firstYear, lastYear, oneOffs),
        ["northern-ireland"] = Division("northern-ireland", Nation.NorthernIreland, firstYear, lastYear, oneOffs),
    });

    /// <summary>Western Easter, by the anonymous Gregorian computus.</summary>
    public static LocalDate EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        return new LocalDate(year, (h + l - (7 * m) + 114) / 31, ((h + l - (7 * m) + 114) % 31) + 1);
    }

    private static object Division(string name, Nation nation, int firstYear, int lastYear, (Nation Nation, LocalDate Day)[] oneOffs) => new
    {
        division = name,
        events = Enumerable.Range(firstYear, lastYear - firstYear + 1).SelectMany(year => Of(nation, year))
            .Concat(oneOffs.Where(each => each.Nation == nation).Select(each => ("One-off", each.Day)))
            .Select(each => new { title = each.Item1, date = each.Item2.ToString("uuuu-MM-dd", null), notes = "", bunting = true }),
    };

    private static IEnumerable<(string Title, LocalDate Day)> Of(Nation nation, int year)
    {
        var newYear = Weekday(new(year, 1, 1));
        var christmas = new LocalDate(year, 12, 25);
        List<(string, LocalDate)> days =
        [
            ("New Year’s Day", newYear),
            ("Good Friday", EasterSunday(year).PlusDays(-2)),
            ("Early May", FirstMonday(year, 5)),
            ("Spring", LastMonday(year, 5)),
            ("Summer", nation == Nation.Scotland ? FirstMonday(year, 8) : LastMonday(year, 8)),
            ("Christmas Day", Weekday(christmas)),
            ("Boxing Day", Next(christmas.PlusDays(1), Weekday(christmas))),
        ];
        days.AddRange(nation switch
        {
            Nation.Scotland => [("2nd January", Next(new(year, 1, 2), newYear)), ("St Andrew’s Day", Weekday(new(year, 11, 30)))],
            Nation.NorthernIreland => [("Easter Monday", EasterSunday(year).PlusDays(1)), ("St Patrick’s Day", Weekday(new(year, 3, 17))), ("Battle of the Boyne", Weekday(new(year, 7, 12)))],
            _ => [("Easter Monday", EasterSunday(year).PlusDays(1))],
        });
        return days;
    }

    /// <summary>The day, or the Monday after a weekend.</summary>
    private static LocalDate Weekday(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? day.Next(IsoDayOfWeek.Monday) : day;

    /// <summary>The first weekday that is not the holiday before.</summary>
    private static LocalDate Next(LocalDate day, LocalDate before) => Weekday(day) == before ? before.PlusDays(1) : Weekday(day);

    private static LocalDate FirstMonday(int year, int month) => new LocalDate(year, month, 1).PlusDays(-1).Next(IsoDayOfWeek.Monday);

    private static LocalDate LastMonday(int year, int month) => new LocalDate(year, month, 1).PlusMonths(1).Previous(IsoDayOfWeek.Monday);
}
