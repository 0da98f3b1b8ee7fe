using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Tests.Chasing;
using static SafeguardingHub.Tests.Engagement.ChildsWorks;

namespace SafeguardingHub.Tests.Engagement;

/// <summary>When the work is looked at together, and what follows on the way to 18.</summary>
public sealed class ReviewTests
{
    [Fact]
    public void Work_begins_with_a_review_in_six_months_and_the_move_to_adult_services_half_a_year_before_18()
    {
        var actions = EngagementProcess.Begin(TestData.Charity, Born, null, Now, Rules).Actions.OfType<OpenObligation>().ToDictionary(owed => owed.Name);

        Assert.Equal([Owed.ExploitationWork, Owed.PlanTransition, Owed.ReviewEngagement], actions.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new DateOnly(2026, 9, 10), actions[Owed.ReviewEngagement].NotBefore);
        Assert.Equal(new DateOnly(2028, 11, 4), actions[Owed.PlanTransition].NotBefore);
        Assert.Equal(new DateTimeOffset(2026, 9, 17, 18, 0, 0, TimeSpan.FromHours(1)), DueTimes.Of(actions[Owed.ReviewEngagement], TestData.Northshire));
    }

    [Fact]
    public void Reviews_come_every_six_months_to_two_years_and_on_to_the_18th_birthday()
    {
        var reviews = new List<ReviewDate>();
        while (Reviews.After(reviews.Count == 0 ? Today : reviews[^1].On, Today, Born, Rules) is { } next)
        {
            reviews.Add(next);
        }

        Assert.Equal(
            ["2026-09-10 Regular", "2027-03-10 Regular", "2027-09-10 Regular", "2028-03-10 LongWork", "2028-09-10 Regular", "2029-03-10 Regular", "2029-05-04 Adulthood"],
            reviews.Select(review => $"{review.On:yyyy-MM-dd} {review.Kind}"));
    }

    [Fact]
    public void A_review_held_sets_the_next_one_and_ends_nothing()
    {
        var onTime = Apply(Begun, new ReviewHeld { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit }, new DateTimeOffset(2026, 9, 14, 10, 0, 0, TimeSpan.Zero));
        var aLittleEarly = Apply(Begun, new ReviewHeld { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit }, new DateTimeOffset(2026, 8, 20, 10, 0, 0, TimeSpan.Zero));

        Assert.Equal(new DateOnly(2027, 3, 10), onTime.State.NextReview?.On);
        Assert.Equal(new DateOnly(2027, 3, 10), aLittleEarly.State.NextReview?.On);
        Assert.Contains(Owed.ReviewEngagement, onTime.State.Open.Names());
        Assert.Contains(onTime.Actions, action => action is MeetObligation { Name: Owed.ReviewEngagement });
    }

    [Fact]
    public void The_months_between_reviews_are_the_agreements()
    {
        var often = TestData.NorthshireWith(file => file["engagement"]!["reviewMonths"] = new System.Text.Json.Nodes.JsonArray(1, 3)).Engagement;

        Assert.Equal([new(2026, 4, 10), new(2026, 6, 10)], new[] { Today, new DateOnly(2026, 4, 10) }.Select(day => Reviews.After(day, Today, Born, often)!.On));
    }

    [Fact]
    public void After_the_last_review_none_is_owed_and_the_work_goes_on()
    {
        var grown = Begun with { NextReview = new ReviewDate(new DateOnly(2029, 5, 4), ReviewKind.Adulthood) };
        var step = Apply(grown, new ReviewHeld { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit }, new DateTimeOffset(2029, 5, 7, 10, 0, 0, TimeSpan.Zero));

        Assert.Null(step.State.NextReview);
        Assert.DoesNotContain(Owed.ReviewEngagement, step.State.Open.Names());
        Assert.DoesNotContain(step.Actions, action => action is CancelObligation);
    }

    [Fact]
    public void An_adult_service_that_accepts_ends_the_planning_and_not_the_work()
    {
        var step = Apply(Begun, new AdultServiceAccepted { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit });

        Assert.Equal([Owed.ExploitationWork, Owed.ReviewEngagement], step.State.Open.Names());
    }
}
