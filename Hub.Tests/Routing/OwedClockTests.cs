using System.Text;
using SafeguardingHub.Agreements;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Agreements;
using static SafeguardingHub.Tests.Routing.Decisions;

namespace SafeguardingHub.Tests.Routing;

/// <summary>What is owed is owed by the clock of the debtor's nation, and is kept under that clock's own name.</summary>
public sealed class OwedClockTests
{
    [Theory]
    [InlineData("E06000901", "decide-social-care")]
    [InlineData("W06000901", "decide-social-care-wales")]
    [InlineData("S12000901", "decide-social-care-scotland")]
    public void Each_authority_decides_by_the_clock_of_its_nation(string area, string clock)
    {
        var owed = Assert.Single(Decide(In(area, TestData.Concern()), TestData.Health).Obligations, obligation => obligation.Name == "decide" && obligation.OwedBy.Kind == "social-care");

        Assert.Equal(clock, owed.Clock);
        Assert.True(TestData.Northshire.HasClock(owed.Clock));
    }

    [Fact]
    public void A_published_holiday_that_is_new_moves_what_is_owed()
    {
        // Raised on Tuesday 10 March 2026: by Wednesday 11, and if that is a holiday by Thursday 12.
        var feed = HolidayFeed.Json(2026, 2028, (Nation.England, new(2026, 3, 11)));
        var agreement = TestData.Northshire.WithBankHolidays(BankHolidays.Read(Encoding.UTF8.GetBytes(feed)));

        Assert.Equal(ClockSums.Local("2026-03-11T17:00"), DueOf(TestData.Northshire));
        Assert.Equal(ClockSums.Local("2026-03-12T17:00"), DueOf(agreement));
    }

    [Theory]
    [InlineData("2026-03-10T22:00", "2026-03-11T08:30")]
    [InlineData("2026-03-13T23:30", "2026-03-16T08:30")]
    [InlineData("2026-03-16T03:00", "2026-03-16T08:30")]
    [InlineData("2026-04-02T20:00", "2026-04-13T08:30")]
    public void Police_tell_the_school_of_domestic_abuse_before_its_next_day_begins(string raised, string due)
    {
        // At night for the same morning, on a Friday for Monday; in the Easter holidays for the first day of the summer term, Monday 13 April.
        var abuse = TestData.Concern(concern => concern with { Categories = [ConcernCategory.DomesticAbuseInHousehold] });
        var owed = Assert.Single(Obligations(abuse, TestData.Police, raised), obligation => obligation.Name == "operation-encompass");

        Assert.Equal((TestData.Police, ClockSums.Local(due)), (owed.OwedBy, owed.Due));
        Assert.DoesNotContain(Obligations(abuse, TestData.Health, raised), obligation => obligation.Name == "operation-encompass");
        Assert.DoesNotContain(Obligations(TestData.Concern(), TestData.Police, raised), obligation => obligation.Name == "operation-encompass");
    }

    private static IEnumerable<RaisedObligation> Obligations(Concern concern, AgencyId raisedBy, string at) =>
        RecipientList.Decide(concern, raisedBy, ClockSums.Local(at), KnownOfChild.Nothing, TestData.Northshire).Obligations;

    private static DateTimeOffset DueOf(Agreement agreement) => RecipientList
        .Decide(TestData.Concern(), TestData.Health, TestData.RaisedAt, KnownOfChild.Nothing, agreement)
        .Obligations.Single(owed => owed is { Name: "decide", Clock: "decide-social-care" }).Due;
}
