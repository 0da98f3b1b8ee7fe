using System.Text.Json.Nodes;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Agreements;

public sealed class ClockChoiceTests
{
    private static readonly DateOnly Day = new(2026, 4, 2);

    [Theory]
    [InlineData("decide-social-care", Nation.England, "1 working day")]
    [InlineData("decide-social-care", Nation.NorthernIreland, "24 clock hours")]
    [InlineData("strategy-discussion", Nation.England, "3 working days")]
    [InlineData("strategy-discussion", Nation.Scotland, "1 working day")]
    [InlineData("strategy-discussion", Nation.NorthernIreland, "24 clock hours")]
    [InlineData("assessment", Nation.England, "45 working days")]
    [InlineData("assessment", Nation.NorthernIreland, "10 working days")]
    [InlineData("initial-conference", Nation.England, "15 working days")]
    [InlineData("initial-conference", Nation.Wales, "15 working days")]
    [InlineData("initial-conference", Nation.Scotland, "28 calendar days")]
    [InlineData("return-home-interview", Nation.England, "72 clock hours")]
    [InlineData("national-referral", Nation.Wales, "2 working days")]
    [InlineData("operation-encompass", Nation.England, "before the start of the next school day")]
    public void Each_nation_has_its_own_lengths(string name, Nation nation, string length) => Assert.Equal(length, Of(new(name, nation, Day))?.InWords());

    [Theory]
    [InlineData(Nation.Scotland, "2026-04-02")]
    [InlineData(Nation.NorthernIreland, "2026-04-02")]
    [InlineData(Nation.England, "2015-10-30")]
    public void The_duty_to_report_mutilation_holds_in_England_and_Wales_since_it_came_into_force(Nation nation, string day)
    {
        Assert.Null(Of(new("female-genital-mutilation-report", nation, DateOnly.Parse(day, null))));
        Assert.NotNull(Of(new("female-genital-mutilation-report", Nation.Wales, new(2015, 10, 31))));
    }

    [Theory]
    [InlineData(RiskLevel.Immediate, "acknowledge-immediate")]
    [InlineData(RiskLevel.High, "acknowledge-high")]
    [InlineData(RiskLevel.Medium, "acknowledge")]
    [InlineData(RiskLevel.NotStated, "acknowledge")]
    [InlineData(null, "acknowledge")]
    public void The_higher_the_risk_the_sooner_it_is_acknowledged(RiskLevel? risk, string clock) => Assert.Equal(clock, Of(new("acknowledge", Nation.England, Day, risk))?.Name);

    [Theory]
    [InlineData(null, Rating.Red, "information-request")]
    [InlineData(null, Rating.Amber, "information-request-amber")]
    [InlineData(RiskLevel.Immediate, Rating.Green, "information-request-green")]
    [InlineData(RiskLevel.High, null, "information-request")]
    [InlineData(RiskLevel.Medium, null, "information-request-amber")]
    [InlineData(RiskLevel.Low, null, "information-request-green")]
    [InlineData(RiskLevel.NotStated, null, "information-request")]
    [InlineData(null, null, "information-request")]
    [InlineData(null, Rating.Blue, null)]
    public void The_rating_says_how_soon_information_is_owed_and_what_nobody_rated_is_red(RiskLevel? risk, Rating? rating, string? clock) =>
        Assert.Equal(clock, Of(new("information-request", Nation.England, Day, risk, rating))?.Name);

    [Theory]
    [InlineData("2026-03-31", "old")]
    [InlineData("2026-04-01", "new")]
    [InlineData("2026-12-31", "new")]
    [InlineData("2027-01-01", "feed-back-outcome")]
    public void A_variant_holds_from_its_first_day_to_its_last(string day, string clock)
    {
        var agreement = TestData.NorthshireWith(file => file["clocks"]!.AsArray().Single(each => (string?)each!["name"] == "feed-back-outcome")!["variants"] = JsonNode.Parse(
            """
            [{ "name": "old", "to": "2026-03-31", "amount": 3, "unit": "working-days", "source": "before" },
             { "name": "new", "from": "2026-04-01", "to": "2026-12-31", "amount": 2, "unit": "working-days", "source": "after" }]
            """));
        Assert.Equal(clock, ClockChoice.Of(agreement, new("feed-back-outcome", Nation.England, DateOnly.Parse(day, null)))?.Name);
    }

    [Fact]
    public void The_name_of_a_variant_means_that_variant_wherever() =>
        Assert.Equal("planning-meeting-scotland", Of(new("planning-meeting-scotland", Nation.England, Day))?.Name);

    [Fact]
    public void What_is_owed_is_owed_in_time_even_where_its_clock_sets_no_limit() =>
        Assert.Equal("female-genital-mutilation-report", ClockChoice.ForOwed(TestData.Northshire, new("female-genital-mutilation-report", Nation.Scotland, Day)).Name);

    [Fact]
    public void A_clock_that_is_one_hubs_own_holds_for_that_hub()
    {
        var agreement = AgreementFile.Read(File.ReadAllBytes(Path.Combine(RepositoryFiles.Root, "Hub.Tests/Agreements/local-clocks.json"))).Agreement!;
        var question = new ClockQuestion("information-request", Nation.England, Day, Rating: Rating.Red);

        Assert.Equal("wandle-red", ClockChoice.Of(agreement, question with { Agency = AgencyId.Parse("social-care.wandle") })?.Name);
        Assert.Equal("southdown-red", ClockChoice.Of(agreement, question with { Agency = AgencyId.Parse("social-care.southdown") })?.Name);
        Assert.Equal("information-request", ClockChoice.Of(agreement, question)?.Name);
    }

    private static Clock? Of(ClockQuestion question) => ClockChoice.Of(TestData.Northshire, question);
}
