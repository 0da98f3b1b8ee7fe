using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Tests.Chasing;
using static SafeguardingHub.Tests.Engagement.ChildsWorks;

namespace SafeguardingHub.Tests.Engagement;

/// <summary>The child gets in touch.</summary>
public sealed class ReachingOutTests
{
    [Fact]
    public void A_child_who_reaches_out_is_put_before_the_worker_at_once()
    {
        var step = Apply(Begun, ReachedOut());

        Assert.Contains(new SendUrgentNotice(Worker, EngagementCodes.ChildReachedOut), step.Actions);
        Assert.Contains(new OpenObligation(Owed.PickUpTheReachOut, Worker, Rules.ReachOutCover, Now), step.Actions);
        Assert.DoesNotContain(Owed.PickUpTheReachOut, Apply(step.State, new ReachOutPickedUp { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit }).State.Open.Names());
    }

    [Theory]
    [InlineData("2026-03-10T23:34:00+00:00", "2026-03-11T00:34:00+00:00")]
    [InlineData("2026-04-03T12:00:00+01:00", "2026-04-03T13:00:00+01:00")]
    public void A_child_who_reaches_out_at_night_or_on_a_holiday_is_owed_an_answer_within_the_hour(string at, string due)
    {
        var reachedOut = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        var owed = Apply(Begun, ReachedOut(), reachedOut).Actions.OfType<OpenObligation>().Single();

        Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), DueTimes.Of(owed, TestData.Northshire));
        Assert.Equal("1 clock hour", TestData.Northshire.ClockNamed(owed.Clock).InWords());
    }

    [Fact]
    public void Not_picked_up_in_time_it_goes_to_cover_once()
    {
        var step = Apply(After(Begun, ReachedOut()), new ReachOutNotPickedUp { Id = Guid.NewGuid() });

        Assert.Contains(new SendUrgentNotice(Supervisor, EngagementCodes.ChildReachedOutCover), step.Actions);
        Assert.Equal(Supervisor, step.State.Open.Single(owed => owed.Name == Owed.PickUpTheReachOut).OwedBy);
        Assert.IsType<TellTimeline>(Assert.Single(Apply(step.State, new ReachOutNotPickedUp { Id = Guid.NewGuid() }).Actions));
    }

    [Fact]
    public void Picked_up_in_time_cover_is_left_alone() => Assert.IsType<TellTimeline>(Assert.Single(
        Apply(After(Begun, ReachedOut(), new ReachOutPickedUp { Id = Guid.NewGuid(), By = Kit }), new ReachOutNotPickedUp { Id = Guid.NewGuid() }).Actions));

    [Fact]
    public void A_second_reach_out_is_passed_on_as_well() => Assert.Contains(Apply(After(Begun, ReachedOut()), ReachedOut()).Actions, action => action is SendUrgentNotice);

    [Fact]
    public void Reaching_out_ends_a_pause_and_the_count_of_missed_sessions()
    {
        var step = Apply(After(Begun, new WasNotBrought { Id = Guid.NewGuid() }, Paused(null)), ReachedOut());

        Assert.Contains(new ResumeObligations(PauseReason.ChildChoseLater), step.Actions);
        Assert.Equal((0, (DateTimeOffset?)null), (step.State.MissedInARow, step.State.PausedAt));
    }

    [Fact]
    public void Without_a_named_worker_a_reach_out_goes_to_the_duty_inbox_and_to_the_worker_named_later()
    {
        var unnamed = EngagementProcess.Begin(TestData.Charity, Born, null, Now, Rules).State;
        var step = Apply(After(unnamed, ReachedOut()), new WorkerNamed { Id = Guid.NewGuid(), From = TestData.Charity, Worker = new EngagementWorker(Kit, "safeguarding-lead", "service-manager") });

        Assert.Contains(new SendUrgentNotice(Worker, EngagementCodes.ChildReachedOut), Apply(unnamed, ReachedOut()).Actions);
        Assert.Contains(new SendUrgentNotice(new RoleAt(TestData.Charity, "safeguarding-lead"), EngagementCodes.ChildReachedOut), step.Actions);
    }
}
