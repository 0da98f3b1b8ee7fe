using System.Text.Json;
using NodaTime;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>Bank holidays of each nation, in the shape of <c>https://www.gov.uk/bank-holidays.json</c>.</summary>
public sealed class BankHolidays
{
    private readonly Dictionary<Nation, Dictionary<LocalDate, string>> byNation;

    private BankHolidays(Dictionary<Nation, Dictionary<LocalDate, string>> byNation) => this.byNation = byNation;

    /// <summary>2026 to 2028, as published or, where nothing was yet, as the law computes them.</summary>
    public static BankHolidays BuiltIn { get; } = Read(EmbeddedFile.Bytes("bank-holidays.json"));

    /// <summary>The last day that the list speaks about: after it a bank holiday would be taken for a working day.</summary>
    public LocalDate KnownUntil => new(byNation.Values.SelectMany(days => days.Keys).Max(day => day.Year), 12, 31);

    /// <summary>Reads the feed as GOV.UK serves it.</summary>
    /// <exception cref="JsonException">It is not of that shape.</exception>
    public static BankHolidays Read(ReadOnlySpan<byte> json)
    {
        var divisions = JsonSerializer.Deserialize<Dictionary<string, Division>>(json, AgreementJson.Options)
            ?? throw new JsonException("There are no bank holidays in the file.");
        return new(Enum.GetValues<Nation>().ToDictionary(nation => nation, nation => divisions.TryGetValue(DivisionOf(nation), out var division)
            ? division.Events.ToDictionary(day => LocalDate.FromDateOnly(day.Date), day => day.Title)
            : throw new JsonException($"There are no bank holidays for {DivisionOf(nation)}.")));
    }

    public string? TitleOf(Nation nation, LocalDate day) => byNation[nation].GetValueOrDefault(day);

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

        return new(more);
    }

    private static string DivisionOf(Nation nation) => nation switch
    {
        Nation.Scotland => "scotland",
        Nation.NorthernIreland => "northern-ireland",
        _ => "england-and-wales",
    };

    private sealed record Division(IReadOnlyList<Day> Events);

    private sealed record Day(string Title, DateOnly Date);
}
