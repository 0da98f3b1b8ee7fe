using System.Text;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>Bank holidays of each nation, in the shape of <c>https://www.gov.uk/bank-holidays.json</c>.</summary>
public sealed class BankHolidays
{
    private readonly Dictionary<Nation, Dictionary<LocalDate, string>> byNation;

    private BankHolidays(Dictionary<Nation, Dictionary<LocalDate, string>> byNation, LocalDate knownFrom, LocalDate knownUntil) =>
        (this.byNation, KnownFrom, KnownUntil) = (byNation, knownFrom, knownUntil);

    /// <summary>2026 to 2028, as published or, where nothing was yet, as the law computes them.</summary>
    public static BankHolidays BuiltIn { get; } = Read(EmbeddedFile.Bytes("bank-holidays.json"));

    /// <summary>The first day that the list speaks about for every nation.</summary>
    public LocalDate KnownFrom { get; }

    /// <summary>The last day that the list speaks about for every nation: after it a bank holiday would be taken for a working day.</summary>
    public LocalDate KnownUntil { get; }

    /// <summary>Reads the feed as GOV.UK serves it.</summary>
    /// <param name="json">UTF-8; a byte order mark is allowed. Holidays of past years may be left out.</param>
    /// <exception cref="JsonException">It is not of that shape.</exception>
    public static BankHolidays Read(ReadOnlySpan<byte> json)
    {
        var feed = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        var divisions = JsonSerializer.Deserialize<Dictionary<string, Division?>>(feed, AgreementJson.Options)
            ?? throw new JsonException("There are no bank holidays in the file.");
        var byNation = Enum.GetValues<Nation>().ToDictionary(nation => nation, nation => DaysOf(divisions.GetValueOrDefault(DivisionOf(nation)), DivisionOf(nation)));
        return new(
            byNation,
            new LocalDate(byNation.Values.Max(days => days.Keys.Min(day => day.Year)), 1, 1),
            new LocalDate(byNation.Values.Min(days => days.Keys.Max(day => day.Year)), 12, 31));
    }

    public string? TitleOf(Nation nation, LocalDate day) => byNation[nation].GetValueOrDefault(day);

    /// <summary>What is a bank holiday in one of the two lists and not in the other, in the order of the days.</summary>
    public IEnumerable<BankHolidayChange> ChangesTo(BankHolidays later, Nation nation) => byNation[nation].Keys.Union(later.byNation[nation].Keys)
        .Where(day => byNation[nation].ContainsKey(day) != later.byNation[nation].ContainsKey(day))
        .Select(day => new BankHolidayChange(day.ToDateOnly(), later.TitleOf(nation, day) ?? TitleOf(nation, day)!, later.TitleOf(nation, day) is not null))
        .OrderBy(change => change.Date);

    /// <summary>Whether the same days are bank holidays in every nation, and as far into the past and the future.</summary>
    public bool SameDaysAs(BankHolidays other) => KnownFrom == other.KnownFrom && KnownUntil == other.KnownUntil && byNation.Keys.All(nation => !ChangesTo(other, nation).Any());

    /// <summary>In the shape that <see cref="Read"/> reads.</summary>
    internal string Written() => JsonSerializer.Serialize(
        new[] { Nation.England, Nation.Scotland, Nation.NorthernIreland }.ToDictionary(DivisionOf, nation => new Division([.. byNation[nation].OrderBy(day => day.Key).Select(day => new Day(day.Value, day.Key.ToDateOnly()))])),
        AgreementJson.Options);

    internal BankHolidays With(IReadOnlyList<AdditionalBankHoliday> additional)
    {
        if (additional.Count == 0)
        {
            return this;
        }

        var more = byNation.ToDictionary(nation => nation.Key, nation => new Dictionary<LocalDate, string>(nation.Value));
        foreach (var day in additional)
        {
            more[day.Nation][LocalDate.FromDateOnly(day.Date)] = day.Title;
        }

        return new(more, KnownFrom, KnownUntil);
    }

    private static string DivisionOf(Nation nation) => nation switch
    {
        Nation.Scotland => "scotland",
        Nation.NorthernIreland => "northern-ireland",
        _ => "england-and-wales",
    };

    private static Dictionary<LocalDate, string> DaysOf(Division? division, string name)
    {
        var days = new Dictionary<LocalDate, string>();
        foreach (var day in division?.Events ?? [])
        {
            days[LocalDate.FromDateOnly(day?.Date ?? throw new JsonException($"A bank holiday of {name} has no date."))] = day.Title ?? "bank holiday";
        }

        return days.Count > 0 ? days : throw new JsonException($"There are no bank holidays for {name}.");
    }

    private sealed record Division(IReadOnlyList<Day?>? Events);

    private sealed record Day(string? Title, DateOnly? Date);
}

/// <param name="Added">False: it was taken away.</param>
public sealed record BankHolidayChange(DateOnly Date, string Title, bool Added);
