using System.Text;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Tests.Agreements.ClockSums;

namespace SafeguardingHub.Tests.Agreements;

/// <summary>The Scottish one-off holiday of Monday 15 June 2026 is proclaimed, or taken back, while clocks are running.</summary>
public sealed class RecountTests
{
    private static readonly BankHolidays Without = BankHolidays.Read(Encoding.UTF8.GetBytes(HolidayFeed.Json(2026, 2028)));

    private static readonly BankHolidays With = BankHolidays.Read(Encoding.UTF8.GetBytes(HolidayFeed.Json(2026, 2028, (Nation.Scotland, new(2026, 6, 15)))));

    private static readonly Agreement Before = TestData.Northshire.WithBankHolidays(Without);

    [Fact]
    public void What_is_due_later_for_a_new_holiday_is_told_with_both_times_and_the_reason()
    {
        // Received Friday 12 June: due Monday 15 at 17:00, and with the holiday on Tuesday 16.
        var changed = Assert.Single(Recount.Of([Open("a", "decide-social-care", TestData.Strathdearn, "2026-06-12T10:00")], Before, With).Changed);

        Assert.Equal(("a", Time("2026-06-15T17:00+01:00"), Time("2026-06-16T17:00+01:00")), (changed.Open.Reference, changed.Was, changed.Now));
        Assert.Equal("Recomputed because 15 June 2026 (One-off) has become a bank holiday.", changed.Because);
    }

    [Fact]
    public void A_holiday_that_is_taken_back_makes_it_due_sooner()
    {
        var held = Open("a", "decide-social-care", TestData.Strathdearn, "2026-06-12T10:00") with { Due = Time("2026-06-16T17:00+01:00") };

        var changed = Assert.Single(Recount.Of([held], Before.WithBankHolidays(With), Without).Changed);

        Assert.Equal(Time("2026-06-15T17:00+01:00"), changed.Now);
        Assert.EndsWith("is no bank holiday any more.", changed.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_holiday_does_not_touch_is_not_told()
    {
        OpenClock[] open =
        [
            Open("another nation", "decide-social-care", TestData.SocialCare, "2026-06-12T10:00"),
            Open("due before it", "decide-social-care", TestData.Strathdearn, "2026-06-11T10:00"),
            Open("received after it", "decide-social-care", TestData.Strathdearn, "2026-06-15T10:00"),
            Open("clock hours", "return-home-interview", TestData.Strathdearn, "2026-06-14T10:00"),
            Open("calendar days", "planning-meeting-scotland", TestData.Strathdearn, "2026-06-12T10:00"),
        ];

        Assert.Empty(Recount.Of(open, Before, With).Changed);
    }

    [Fact]
    public void A_clock_written_out_and_one_that_stands_still_are_counted_too()
    {
        var written = Open("written", "4 working hours", TestData.Strathdearn, "2026-06-12T16:00");
        var still = Open("still", "decide", TestData.Strathdearn, "2026-06-12T10:00") with { Due = null, Pauses = [new(PauseReason.NeedFirstOpen, Local("2026-06-12T11:00"), null)] };

        // One hour on Friday, three on Monday 15 from 9:00, and now on Tuesday: 12:00.
        var changed = Assert.Single(Recount.Of([written, still], Before, With).Changed);

        Assert.Equal(("written", Time("2026-06-16T12:00+01:00")), (changed.Open.Reference, changed.Now));
    }

    [Fact]
    public void What_can_no_longer_be_counted_is_handed_back_and_not_dropped()
    {
        var gone = Open("agency", "decide", TestData.Strathdearn, "2026-06-12T10:00") with { Receiver = AgencyId.Parse("social-care.elsewhere") };
        var unknown = Open("clock", "decide", TestData.Strathdearn, "2026-06-12T10:00") with { Clock = "a clock of long ago" };

        var recount = Recount.Of([gone, unknown], Before, With);

        Assert.Empty(recount.Changed);
        Assert.Equal(["agency", "clock"], recount.NotCounted.Select(open => open.Reference));
    }

    [Fact]
    public void The_agreements_own_additional_holidays_stay_when_the_published_list_changes()
    {
        var agreement = TestData.NorthshireWith(file => file["additionalBankHolidays"] = System.Text.Json.Nodes.JsonNode.Parse(
            """[{ "nation": "scotland", "date": "2026-06-16", "title": "Ours" }]""")).WithBankHolidays(Without);

        // Monday 15 and Tuesday 16 are both holidays: Wednesday 17.
        var changed = Assert.Single(Recount.Of([Open("a", "decide-social-care", TestData.Strathdearn, "2026-06-12T10:00")], agreement, With).Changed);

        Assert.Equal(Time("2026-06-17T17:00+01:00"), changed.Now);
    }

    private static OpenClock Open(string reference, string clock, AgencyId receiver, string start)
    {
        var agency = Before.Find(receiver)!;
        var counted = Before.HasClock(clock) ? ClockChoice.ForOwed(Before, new(clock, agency.Nation, new(2026, 6, 12))) : Clock(clock);
        return new OpenClock(reference, clock, receiver, Local(start), Deadline.Of(counted, Before.CalendarOf(agency), Local(start)));
    }
}
