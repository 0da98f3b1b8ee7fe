using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Tests.Chasing;
using static SafeguardingHub.Tests.Engagement.ChildsWorks;
using EngagementEvent = SafeguardingHub.Engagement.EngagementEvent;

namespace SafeguardingHub.Tests.Engagement;

/// <summary>Sessions held and missed: who did not come is told apart, and nothing is held against the child.</summary>
public sealed class SessionTests
{
    [Fact]
    public void Not_brought_chose_not_to_and_cancelled_are_told_apart()
    {
        EngagementEvent[] missed = [new WasNotBrought { Id = Guid.NewGuid() }, new ChildChoseNotTo { Id = Guid.NewGuid() }, new ServiceCancelled { Id = Guid.NewGuid() }];

        Assert.Equal(
            ["The child was not brought; the door stays open.", "The child chose not to come; the door stays open.", "The service cancelled a session; it does not count as missed."],
            missed.Select(happened => Apply(Begun, happened with { From = TestData.Charity }).Actions.OfType<TellTimeline>().Single().Text));
        Assert.Equal([1, 1, 0], missed.Select(happened => Apply(Begun, happened with { From = TestData.Charity }).State.MissedInARow));
    }

    [Fact]
    public void After_three_missed_in_a_row_the_supervisor_is_prompted_about_place_time_and_worker_and_after_three_more()
    {
        var state = Begun;
        var prompts = new List<ProcessAction>();
        for (var missed = 1; missed <= 6; missed++)
        {
            var step = Apply(state, missed % 2 == 0 ? new ChildChoseNotTo { Id = Guid.NewGuid(), From = TestData.Charity } : new WasNotBrought { Id = Guid.NewGuid(), From = TestData.Charity });
            prompts.AddRange(step.Actions.Where(action => action is not TellTimeline).Select(prompt => { Assert.Equal(0, missed % 3); return prompt; }));
            state = step.State;
        }

        Assert.Equal(Enumerable.Repeat<ProcessAction>(new PromptSupervisor(Supervisor, EngagementCodes.ReviewPlaceTimeAndWorker), 2), prompts);
        Assert.Equal(Begun.Open, state.Open);
    }

    [Fact]
    public void A_session_held_begins_the_count_again()
    {
        var state = After(Begun, new WasNotBrought { Id = Guid.NewGuid() }, new WasNotBrought { Id = Guid.NewGuid() }, new SessionHeld { Id = Guid.NewGuid(), Mode = SessionMode.DropIn }, new WasNotBrought { Id = Guid.NewGuid() });

        Assert.Equal((1, Now), (state.MissedInARow, state.LastSeenAt));
        Assert.DoesNotContain(Owed.ExploitationWork, state.Open.Names());
    }

    [Fact]
    public void A_service_that_keeps_cancelling_is_asked_about_it_and_the_child_is_not_counted_missing()
    {
        var state = After(Begun, new ServiceCancelled { Id = Guid.NewGuid() }, new ServiceCancelled { Id = Guid.NewGuid() });
        var step = Apply(state, new ServiceCancelled { Id = Guid.NewGuid(), From = TestData.Charity });

        Assert.Contains(new PromptSupervisor(Supervisor, EngagementCodes.ServiceKeepsCancelling), step.Actions);
        Assert.Equal(0, step.State.MissedInARow);
    }
}
