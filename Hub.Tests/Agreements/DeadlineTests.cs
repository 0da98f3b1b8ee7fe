using System.Globalization;
using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Tests.Agreements.ClockSums;

namespace SafeguardingHub.Tests.Agreements;

public sealed class DeadlineTests
{
    [Theory]
    [InlineData("the Friday before the spring bank holiday, at five to five", "2026-05-22T16:55", "1 working day", "2026-05-26T17:00+01:00")]
    [InlineData("the same, after hours", "2026-05-22T23:50", "1 working day", "2026-05-26T17:00+01:00")]
    [InlineData("on the bank holiday itself", "2026-05-25T10:00", "1 working day", "2026-05-26T17:00+01:00")]
    [InlineData("first thing in the morning: the day of receipt is not counted", "2026-03-10T00:01", "1 working day", "2026-03-11T17:00+00:00")]
    [InlineData("across Easter", "2026-04-02T16:55", "1 working day", "2026-04-07T17:00+01:00")]
    [InlineData("over Christmas and its substitute day", "2026-12-24T12:00", "2 working days", "2026-12-30T17:00+00:00")]
    [InlineData("five minutes before closing, before a bank holiday", "2026-05-22T16:55", "4 working hours", "2026-05-26T12:55+01:00")]
    [InlineData("at closing time", "2026-03-10T17:00", "1 working hour", "2026-03-11T10:00+00:00")]
    [InlineData("before opening", "2026-03-10T07:00", "8 working hours", "2026-03-10T17:00+00:00")]
    [InlineData("over several days", "2026-03-13T16:00", "24 working hours", "2026-03-18T16:00+00:00")]
    [InlineData("a quarter of an hour at night while clocks go forward", "2026-03-29T00:50", "900 clock seconds", "2026-03-29T02:05+01:00")]
    [InlineData("clock hours while clocks go forward", "2026-03-28T12:00", "24 clock hours", "2026-03-29T13:00+01:00")]
    [InlineData("clock hours while clocks go back", "2026-10-24T12:00", "24 clock hours", "2026-10-25T11:00+00:00")]
    [InlineData("working days while clocks go forward", "2026-03-27T12:00", "1 working day", "2026-03-30T17:00+01:00")]
    [InlineData("calendar days while clocks go back", "2026-10-24T12:00", "1 calendar day", "2026-10-25T23:59+00:00")]
    [InlineData("calendar days over a weekend", "2026-05-22T16:55", "28 calendar days", "2026-06-19T23:59+01:00")]
    public void Time_is_counted_in_the_childs_favour(string when, string received, string clock, string due)
    {
        Assert.Equal(Time(due), Of(clock, received, OfficeHours));
        Assert.False(string.IsNullOrEmpty(when));
    }

    [Theory]
    [InlineData("2026-05-22T16:55", "1 working day", "2026-05-26T23:59+01:00")]
    [InlineData("2026-05-22T22:00", "4 working hours", "2026-05-23T02:00+01:00")]
    [InlineData("2026-05-25T10:00", "4 working hours", "2026-05-25T14:00+01:00")]
    [InlineData("2026-03-29T00:30", "4 working hours", "2026-03-29T05:30+01:00")]
    [InlineData("2026-10-25T00:30", "4 working hours", "2026-10-25T03:30+00:00")]
    public void A_receiver_that_never_closes_works_all_hours_but_not_all_days(string received, string clock, string due) =>
        Assert.Equal(Time(due), Of(clock, received, DayAndNight));

    [Theory]
    [InlineData(Nation.England, "2026-03-17T17:00+00:00")]
    [InlineData(Nation.NorthernIreland, "2026-03-18T17:00+00:00")]
    public void Each_nation_has_its_own_bank_holidays(Nation nation, string due) =>
        Assert.Equal(Time(due), Of("1 working day", "2026-03-16T10:00", OfficeHours, nation));

    [Theory]
    [InlineData(Nation.Wales, "2026-08-03T17:00+01:00", "2026-09-01T17:00+01:00")]
    [InlineData(Nation.Scotland, "2026-08-04T17:00+01:00", "2026-08-31T17:00+01:00")]
    public void Scotland_has_its_summer_holiday_at_the_start_of_August(Nation nation, string dueAtStart, string dueAtEnd)
    {
        Assert.Equal(Time(dueAtStart), Of("1 working day", "2026-07-31T10:00", OfficeHours, nation));
        Assert.Equal(Time(dueAtEnd), Of("1 working day", "2026-08-28T10:00", OfficeHours, nation));
    }

    [Fact]
    public void A_local_holiday_of_the_receiver_is_no_working_day()
    {
        var calendar = new ReceiverCalendar(Nation.Scotland, OfficeHours, [new DateOnly(2026, 9, 21)], BankHolidays.BuiltIn);

        Assert.Equal(Time("2026-09-22T17:00+01:00"), Deadline.Of(Clock("1 working day"), calendar, Local("2026-09-18T10:00")));
    }

    [Fact]
    public void A_holiday_proclaimed_late_counts()
    {
        var agreement = TestData.NorthshireWith(file => file["additionalBankHolidays"] = System.Text.Json.Nodes.JsonNode.Parse(
            """[{ "nation": "england", "date": "2026-03-11", "title": "Proclaimed holiday" }]"""));

        var calendar = agreement.CalendarOf(agreement.Find(TestData.SocialCare)!);

        Assert.Equal(Time("2026-03-12T17:00+00:00"), Deadline.Of(Clock("1 working day"), calendar, Local("2026-03-10T10:00")));
    }

    [Fact]
    public void Opening_on_a_Saturday_lets_hours_run_and_makes_no_working_day_of_it()
    {
        var hours = OfficeHours with { Saturday = NineToFive };

        Assert.Equal(Time("2026-03-14T11:00+00:00"), Of("3 working hours", "2026-03-13T16:00", hours));
        Assert.Equal(Time("2026-03-16T17:00+00:00"), Of("1 working day", "2026-03-13T16:00", hours));
    }

    [Fact]
    public void The_counting_is_explained_step_by_step()
    {
        var explained = Deadline.Explain(Clock("1 working day"), Calendar(OfficeHours, Nation.England), Local("2026-05-22T16:55"));

        Assert.Equal(
            [
                "Received Fri 22 May 2026 16:55 BST; 1 working day, counted in Europe/London.",
                "The date of receipt is not counted, whatever the hour.",
                "Sat 23 May 2026 is no working day (weekend).",
                "Sun 24 May 2026 is no working day (weekend).",
                "Mon 25 May 2026 is no working day (bank holiday: Spring bank holiday).",
                "Tue 26 May 2026 is working day 1.",
                "Due Tue 26 May 2026 17:00 BST.",
            ],
            explained.Steps);
        Assert.Equal(Time("2026-05-26T17:00+01:00"), explained.Due);
    }

    [Fact]
    public void Counting_beyond_the_known_bank_holidays_says_so() => Assert.Contains(
        Deadline.Explain(Clock("10 working days"), Calendar(OfficeHours, Nation.England), Local("2028-12-28T10:00")).Steps,
        step => step.Contains("known only until 31 December 2028", StringComparison.Ordinal));

    [Fact]
    public void Counting_before_the_known_bank_holidays_says_so() => Assert.Contains(
        Deadline.Explain(Clock("1 working day"), Calendar(OfficeHours, Nation.England), Local("2025-12-24T10:00")).Steps,
        step => step.Contains("known only from 1 January 2026", StringComparison.Ordinal));

    [Theory]
    [InlineData("4 working hours", true)]
    [InlineData("1 Working Day", true)]
    [InlineData("2 school days", true)]
    [InlineData(" 72  clock hours ", true)]
    [InlineData("0 working days", false)]
    [InlineData("1001 clock hours", false)]
    [InlineData("3 clock days", false)]
    [InlineData("soon", false)]
    [InlineData(null, false)]
    public void A_clock_can_be_written_out(string? text, bool readable) => Assert.Equal(readable, SafeguardingHub.Agreements.Clock.TryParse(text, out _));

    [Fact]
    public void Whatever_the_minute_a_deadline_keeps_its_rules()
    {
        var random = new Random(20260310);
        foreach (var hours in new[] { OfficeHours, DayAndNight })
        {
            var calendar = Calendar(hours, Nation.England);
            for (var round = 0; round < 2000; round++)
            {
                var start = TestData.RaisedAt.AddMinutes(random.Next(0, 2 * 365 * 24 * 60));
                var amount = random.Next(1, 30);
                var inDays = Deadline.Of(Clock($"{amount} working days"), calendar, start);
                var inHours = Deadline.Of(Clock($"{amount} working hours"), calendar, start);
                var aLittleLater = Deadline.Of(Clock($"{amount} working hours"), calendar, start.AddMinutes(7));

                Assert.True(inDays > start.AddHours(23 * (amount - 1)));
                Assert.True(calendar.IsWorkingDay(LocalDate.FromDateTime(inDays.DateTime)));
                Assert.Equal(amount, WorkingDaysAfter(start, inDays, calendar));
                Assert.Equal(hours.Always ? "23:59" : "17:00", inDays.ToString("HH:mm", CultureInfo.InvariantCulture));
                Assert.True(inHours >= start.AddHours(amount));
                Assert.True(aLittleLater >= inHours);
                Assert.True(hours.Always || inHours.TimeOfDay is { TotalHours: > 9 and <= 17 });
                Assert.Equal(start.AddHours(amount), Deadline.Of(Clock($"{amount} clock hours"), calendar, start));
            }
        }
    }

    private static int WorkingDaysAfter(DateTimeOffset start, DateTimeOffset due, ReceiverCalendar calendar)
    {
        var first = Instant.FromDateTimeOffset(start).InZone(ReceiverCalendar.Zone).Date.PlusDays(1);
        var last = LocalDate.FromDateTime(due.DateTime);
        return Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Count(day => calendar.IsWorkingDay(first.PlusDays(day)));
    }

    private static DateTimeOffset Of(string clock, string received, OpeningHours hours, Nation nation = Nation.England)
    {
        var due = Deadline.Of(Clock(clock), Calendar(hours, nation), Local(received));
        Assert.Equal(due, Deadline.Explain(Clock(clock), Calendar(hours, nation), Local(received)).Due);
        return due;
    }

    private static ReceiverCalendar Calendar(OpeningHours hours, Nation nation) => new(nation, hours, [], BankHolidays.BuiltIn);
}
