using System.Text;
using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Tests.Agreements.ClockSums;

namespace SafeguardingHub.Tests.Agreements;

/// <summary>Receivers, clocks and moments out of six decades, the same for the same seed.</summary>
internal sealed class RandomClocks(int seed)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2062;

    private static readonly DayHours Morning = new(new LocalTime(8, 15), new LocalTime(12, 45));
    private static readonly DayHours Evening = new(new LocalTime(18, 0), LocalTime.Midnight);
    private static readonly DayHours Night = new(LocalTime.Midnight, new LocalTime(6, 0));

    /// <summary>Of the years asked about, with the one-off holidays there have been and one that is made up.</summary>
    public static readonly BankHolidays Holidays = Published();

    private static readonly OpeningHours[] Hours =
    [
        OfficeHours,
        DayAndNight,
        OfficeHours with { Wednesday = Morning, Saturday = Morning },
        OfficeHours with { Monday = Evening, Friday = null, OnBankHolidays = true },
        new() { Sunday = Night, Monday = Night, Tuesday = Night, Wednesday = Night, Thursday = Night, Friday = Night, Saturday = Night },
    ];

    private readonly Random random = new(seed);

    public int Round { get; private set; }

    public Nation Nation { get; private set; }

    public OpeningHours Open { get; private set; } = OfficeHours;

    public ReceiverCalendar Calendar { get; private set; } = Office;

    public DateTimeOffset Start { get; private set; }

    public int Amount { get; private set; }

    public string Words => $"seed {seed}, round {Round}: {Nation}, hours {Array.IndexOf(Hours, Open)}, start {Start:o}, amount {Amount}";

    public int Below(int limit) => random.Next(limit);

    public RandomClocks Next()
    {
        Round++;
        Nation = Enum.GetValues<Nation>()[random.Next(4)];
        Open = Hours[random.Next(Hours.Length)];
        Calendar = new(Nation, Open, [], Holidays, Terms);
        Start = random.Next(4) == 0 ? NearSomethingSpecial() : At(new LocalDate(FirstYear, 1, 1).PlusDays(random.Next(58 * 365)), random.Next(24 * 60));
        Amount = 1 + random.Next(20);
        return this;
    }

    public Pause[] Pauses(DateTimeOffset until) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomPause(until))];

    public ReceiverCalendar WithHoliday(LocalDate day) =>
        new(Nation, Open, [], Published((Nation, day)), Terms);

    /// <summary>Clock changes, Good Friday, Christmas Eve, the eve of a holiday at five to five.</summary>
    private DateTimeOffset NearSomethingSpecial()
    {
        var year = FirstYear + random.Next(58);
        LocalDate[] days =
        [
            new LocalDate(year, 3, 31).PlusDays(1).Previous(IsoDayOfWeek.Sunday), new LocalDate(year, 10, 31).PlusDays(1).Previous(IsoDayOfWeek.Sunday),
            HolidayFeed.EasterSunday(year).PlusDays(-3), HolidayFeed.EasterSunday(year), new(year, 12, 24), new(year, 12, 31), new(year, 5, 22),
        ];
        int[] minutes = [0, 30, 59, 60, 61, 90, 119, 120, 121, (9 * 60) - 1, 9 * 60, (16 * 60) + 55, 17 * 60, (23 * 60) + 59];
        return At(days[random.Next(days.Length)], minutes[random.Next(minutes.Length)]);
    }

    private Pause RandomPause(DateTimeOffset until)
    {
        var minutes = Math.Max(1, (int)(until - Start).TotalMinutes);
        var from = Start.AddMinutes(random.Next(-1000, minutes + 1000));
        return new Pause(PauseReason.NeedFirstOpen, from, from.AddMinutes(random.Next(5000)));
    }

    private static DateTimeOffset At(LocalDate day, int minute) => (day + LocalTime.FromMinutesSinceMidnight(minute)).InZoneLeniently(ReceiverCalendar.Zone).ToDateTimeOffset();

    private static BankHolidays Published(params (Nation Nation, LocalDate Day)[] more) => BankHolidays.Read(Encoding.UTF8.GetBytes(HolidayFeed.Json(FirstYear, LastYear,
    [
        .. Enum.GetValues<Nation>().SelectMany(nation => new LocalDate[] { new(2011, 4, 29), new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8), new(2035, 7, 18) }.Select(day => (nation, day))),
        (Nation.Scotland, new(2026, 6, 15)),
        .. more,
    ])));
}
