using System.Globalization;
using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Agreements;

/// <summary>Receivers, clocks and times for tests, written as people write them.</summary>
internal static class ClockSums
{
    public static readonly DayHours NineToFive = new(new LocalTime(9, 0), new LocalTime(17, 0));

    public static readonly OpeningHours OfficeHours = new() { Monday = NineToFive, Tuesday = NineToFive, Wednesday = NineToFive, Thursday = NineToFive, Friday = NineToFive };

    public static readonly OpeningHours DayAndNight = new() { Always = true };

    public static readonly SchoolCalendar Terms = new()
    {
        Nations = [Nation.England],
        DayStarts = new LocalTime(8, 30),
        DayEnds = new LocalTime(15, 0),
        Terms = [new("Spring", new(2026, 2, 23), new(2026, 3, 27)), new("Summer", new(2026, 4, 13), new(2026, 5, 22)), new("Summer, second half", new(2026, 6, 1), new(2026, 7, 21))],
        ClosedOn = [new(2026, 4, 13)],
        Source = "Made up",
    };

    public static ReceiverCalendar Office { get; } = new(Nation.England, OfficeHours, [], BankHolidays.BuiltIn, Terms);

    public static ReceiverCalendar NeverClosed { get; } = new(Nation.England, DayAndNight, [], BankHolidays.BuiltIn, Terms);

    public static Clock Clock(string text, params PauseReason[] pausedBy) =>
        (SafeguardingHub.Agreements.Clock.TryParse(text, out var clock) ? clock : throw new ArgumentException("Not a clock.", nameof(text))) with { PausedBy = pausedBy };

    /// <summary>With an offset.</summary>
    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>In Europe/London.</summary>
    public static DateTimeOffset Local(string text) =>
        LocalDateTime.FromDateTime(DateTime.Parse(text, CultureInfo.InvariantCulture)).InZoneStrictly(ReceiverCalendar.Zone).ToDateTimeOffset();
}
