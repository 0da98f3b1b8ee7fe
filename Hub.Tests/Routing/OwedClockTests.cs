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

    private static DateTimeOffset DueOf(Agreement agreement) => RecipientList
        .Decide(TestData.Concern(), TestData.Health, TestData.RaisedAt, KnownOfChild.Nothing, agreement)
        .Obligations.Single(owed => owed is { Name: "decide", Clock: "decide-social-care" }).Due;
}
