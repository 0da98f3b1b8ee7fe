using System.Globalization;
using NodaTime;
using SafeguardingHub.Agreements;
using Xunit.Sdk;
using static SafeguardingHub.Tests.Agreements.ClockSums;

namespace SafeguardingHub.Tests.Agreements;

/// <summary>What holds of every deadline, whoever owes it and whenever it began. A failure names the seed and the round.</summary>
public sealed class ClockPropertyTests
{
    private static readonly string[] Units = ["clock hours", "working hours", "working days", "school days", "calendar days"];

    [Fact]
    public void What_is_explained_is_what_is_computed() => EachUnit(1, 400, (round, clock) =>
    {
        var explained = Deadline.Explain(clock, round.Calendar, round.Start);

        Assert.Equal(explained.Due, Deadline.Of(clock, round.Calendar, round.Start));
        Assert.StartsWith($"Due {explained.Due.ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture)}", explained.Steps[^1], StringComparison.Ordinal);
    });

    [Fact]
    public void It_is_due_after_it_began_and_with_the_offset_of_that_day() => EachUnit(2, 400, (round, clock) =>
    {
        var due = Deadline.Of(clock, round.Calendar, round.Start);

        Assert.True(due > round.Start, round.Words);
        Assert.Equal(Instant.FromDateTimeOffset(due).InZone(ReceiverCalendar.Zone).Offset.ToTimeSpan(), due.Offset);
    });

    [Fact]
    public void What_begins_later_is_never_due_sooner() => EachUnit(3, 400, (round, clock) =>
    {
        var later = round.Start.AddMinutes(round.Below(round.Below(2) == 0 ? 90 : 20_000));

        Assert.True(Deadline.Of(clock, round.Calendar, later) >= Deadline.Of(clock, round.Calendar, round.Start), $"{round.Words}, later {later:o}");
    });

    [Fact]
    public void What_is_longer_is_due_later() => EachUnit(4, 400, (round, clock) =>
        Assert.True(Deadline.Of(clock with { Amount = clock.Amount + 1 }, round.Calendar, round.Start) > Deadline.Of(clock, round.Calendar, round.Start), round.Words));

    [Fact]
    public void Working_days_end_at_the_close_of_the_Nth_working_day_and_never_on_a_closed_one() => Each(5, 2000, round =>
    {
        var due = Deadline.Of(Clock($"{round.Amount} working days"), round.Calendar, round.Start);
        var day = LocalDate.FromDateTime(due.DateTime);
        var received = Instant.FromDateTimeOffset(round.Start).InZone(ReceiverCalendar.Zone).Date;

        Assert.True(round.Calendar.IsWorkingDay(day) && round.Calendar.OpenOn(day) is not null, round.Words);
        Assert.Equal(round.Calendar.CloseOf(day).ToDateTimeOffset(), due);
        Assert.Equal(round.Amount, Enumerable.Range(1, Period.DaysBetween(received, day)).Count(ahead => round.Calendar.IsWorkingDay(received.PlusDays(ahead))));
    });

    [Fact]
    public void Working_hours_are_the_minutes_in_which_the_receiver_is_open() => Each(6, 250, round =>
    {
        var amount = 1 + (round.Amount % 6);
        var due = Deadline.Of(Clock($"{amount} working hours"), round.Calendar, round.Start);
        var open = 0;
        for (var minute = round.Start; minute < due; minute = minute.AddMinutes(1))
        {
            open += round.Calendar.OpenOn(DayOf(minute)) is { } hours && hours.Contains(Instant.FromDateTimeOffset(minute)) ? 1 : 0;
        }

        Assert.True(open == amount * 60, $"{round.Words}: {open} minutes");
    });

    [Fact]
    public void A_stricter_clock_is_never_due_later() => Each(7, 1000, round =>
    {
        var working = Clock($"{round.Amount} working hours");
        var inHours = Deadline.Of(working, round.Calendar, round.Start);
        var outOfHours = Deadline.Of(working with { RunsOutOfHours = true }, round.Calendar, round.Start);
        var school = Clock($"{round.Amount} school days");

        Assert.Equal(round.Start.AddHours(round.Amount), outOfHours);
        Assert.True(outOfHours <= inHours, round.Words);
        Assert.True(!round.Open.Always || inHours == outOfHours, round.Words);
        Assert.True(Deadline.Of(school with { DueAt = DueAt.Start }, round.Calendar, round.Start) <= Deadline.Of(school, round.Calendar, round.Start), round.Words);
        Assert.True(
            Deadline.Of(Clock($"{round.Amount} calendar days"), round.Calendar, round.Start) <= Deadline.Of(Clock($"{round.Amount} working days"), round.Calendar, round.Start).AddDays(1).Date.AddSeconds(-1),
            round.Words);
    });

    [Fact]
    public void Another_bank_holiday_never_makes_anything_due_sooner_and_moves_nothing_before_or_after_it() => EachUnit(8, 40, (round, clock) =>
    {
        var due = Deadline.Of(clock, round.Calendar, round.Start);
        var days = Period.DaysBetween(DayOf(round.Start), DayOf(due));
        var holiday = DayOf(round.Start).PlusDays(round.Below(days + 3) - 1);
        var with = Deadline.Of(clock, round.WithHoliday(holiday), round.Start);

        Assert.True(with >= due, $"{round.Words}, holiday {holiday}");
        Assert.True(with == due || (holiday >= DayOf(round.Start) && holiday <= DayOf(due)), $"{round.Words}, holiday {holiday}");
        Assert.True(with == due || clock.Unit is not (ClockUnit.ClockHours or ClockUnit.CalendarDays), round.Words);
    });

    [Fact]
    public void A_pause_never_makes_anything_due_sooner_nothing_is_due_in_one_and_one_more_never_helps_the_other_way() => EachUnit(9, 400, (round, clock) =>
    {
        var pausable = clock with { PausedBy = [PauseReason.NeedFirstOpen] };
        var without = Deadline.Of(clock, round.Calendar, round.Start);
        var pauses = round.Pauses(without);
        var due = PausedDeadline.Of(pausable, round.Calendar, round.Start, pauses)!.Value;

        Assert.True(due >= without, round.Words);
        Assert.True(pauses.Length > 0 || due == without, round.Words);
        Assert.Equal(without, PausedDeadline.Of(clock, round.Calendar, round.Start, pauses));
        Assert.Equal(due, PausedDeadline.Explain(pausable, round.Calendar, round.Start, pauses).Due);
        // Hours are used up at the very beginning of a pause; days end only while the clock runs.
        Assert.DoesNotContain(pauses, pause => pause.From < due && due < pause.Until);
        Assert.True(pauses.Length == 0 || PausedDeadline.Of(pausable, round.Calendar, round.Start, pauses[1..]) <= due, round.Words);
    });

    [Fact]
    public void Five_to_five_before_a_long_weekend_is_due_after_it_in_every_year()
    {
        var receiver = new ReceiverCalendar(Schemas.Canonical.Nation.England, OfficeHours, [], RandomClocks.Holidays);
        for (var year = 2000; year <= 2060; year++)
        {
            var goodFriday = HolidayFeed.EasterSunday(year).PlusDays(-2);
            var springMonday = new LocalDate(year, 6, 1).Previous(IsoDayOfWeek.Monday);

            // Thursday: Good Friday, the weekend and Easter Monday are left out. Friday: the weekend and the spring bank holiday are.
            Assert.Equal(At(goodFriday.PlusDays(4), 17, 0), Deadline.Of(Clock("1 working day"), receiver, At(goodFriday.PlusDays(-1), 16, 55)));
            Assert.Equal(At(springMonday.PlusDays(1), 17, 0), Deadline.Of(Clock("1 working day"), receiver, At(springMonday.PlusDays(-3), 16, 55)));
        }
    }

    private static DateTimeOffset At(LocalDate day, int hour, int minute) => (day + new LocalTime(hour, minute)).InZoneStrictly(ReceiverCalendar.Zone).ToDateTimeOffset();

    private static LocalDate DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(ReceiverCalendar.Zone).Date;

    private static void EachUnit(int seed, int rounds, Action<RandomClocks, Clock> holds) => Each(seed, rounds, round =>
    {
        foreach (var unit in Units)
        {
            holds(round, Clock($"{round.Amount} {unit}"));
        }

        holds(round, Clock($"{round.Amount} school days") with { DueAt = DueAt.Start });
        holds(round, Clock($"{round.Amount} working hours") with { RunsOutOfHours = true });
    });

    private static void Each(int seed, int rounds, Action<RandomClocks> holds)
    {
        var random = new RandomClocks(seed);
        for (var round = 0; round < rounds; round++)
        {
            random.Next();
            try
            {
                holds(random);
            }
            catch (XunitException broken)
            {
                throw new XunitException(random.Words, broken);
            }
        }
    }
}
