using SafeguardingHub.Agreements;

namespace SafeguardingHub.Tests.Agreements;

public sealed class EngagementRulesTests
{
    private static readonly EngagementRules Rules = TestData.Northshire.Engagement;

    private static readonly DateOnly Began = new(2026, 3, 31);

    [Fact]
    public void Work_is_looked_at_after_six_months_on_to_two_years_and_on_to_the_eighteenth_birthday()
    {
        List<DateOnly> reviews = [];
        var born = new DateOnly(2011, 5, 4);
        while (Rules.NextReview(Began, born, after: reviews.Count == 0 ? Began : reviews[^1]) is { } next)
        {
            reviews.Add(next);
        }

        Assert.Equal(
            [new(2026, 9, 30), new(2027, 3, 31), new(2027, 9, 30), new(2028, 3, 31), new(2028, 9, 30), new(2029, 3, 31), new(2029, 5, 4)],
            reviews);
    }

    [Fact]
    public void A_child_whose_birthday_is_not_known_is_looked_at_for_good() =>
        Assert.Equal(new(2056, 9, 30), Rules.NextReview(Began, born: null, after: new(2056, 3, 31)));

    [Fact]
    public void Nobody_is_asked_to_look_after_the_birthday() => Assert.Null(Rules.NextReview(Began, born: new(2008, 3, 31), after: Began));

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(6, true)]
    public void Every_third_missed_session_in_a_row_makes_somebody_look(int missed, bool prompts) => Assert.Equal(prompts, Rules.PromptsAfter(missed));

    [Fact]
    public void A_close_is_announced_five_working_days_before_and_a_child_who_reaches_out_gets_cover_within_the_hour()
    {
        Assert.Equal("5 working days", TestData.Northshire.ClockNamed(Rules.CloseNotice).InWords());
        Assert.Equal("1 clock hour", TestData.Northshire.ClockNamed(Rules.ReachOutCover).InWords());
    }
}
