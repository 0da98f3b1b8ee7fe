using System.Text.Json;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Chasing;
using static SafeguardingHub.Tests.Engagement.ChildsWorks;
using EngagementEvent = SafeguardingHub.Engagement.EngagementEvent;

namespace SafeguardingHub.Tests.Engagement;

/// <summary>Whatever happens between a child and a service, in any order.</summary>
public sealed class RandomWorkTests
{
    /// <summary>Whatever happens: a trace, nothing that ends the work, nothing twice, and nothing but professionals.</summary>
    [Fact]
    public void Every_walk_keeps_the_promises()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("WALK_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var kinds = new HashSet<Type>();
        for (var walk = 0; walk < 2000; walk++)
        {
            var random = new Random(unchecked(seed + (walk * 7919)));
            var (state, now) = (Begun, Now);
            for (var place = 0; place < 25; place++)
            {
                now = now.AddDays(random.Next(0, 40));
                var happened = Any(random);
                var step = EngagementProcess.Apply(state, happened, now, Rules);
                var again = EngagementProcess.Apply(step.State, happened, now, Rules);
                kinds.UnionWith(step.Actions.Select(action => action.GetType()));

                Assert.Contains(step.Actions, action => action is TellTimeline or AnswerIllegal);
                Assert.IsType<TellTimeline>(Assert.Single(again.Actions));
                Assert.Equal(JsonSerializer.Serialize(step.State), JsonSerializer.Serialize(again.State));
                Assert.Equal(step.State.NextReview is not null, step.State.Open.Names().Contains(Owed.ReviewEngagement));
                Assert.DoesNotContain(step.Actions, action => action is CancelObligation { Name: not (Owed.ReviewEngagement or Owed.PickUpTheReachOut) });
                Assert.Equal(step.State.OpenNeeds.IsEmpty, !step.State.Pauses.Contains(PauseReason.NeedFirstOpen));
                Assert.Equal(step.State.PausedAt is null, !step.State.Pauses.Contains(PauseReason.ChildChoseLater));
                Assert.Equal(step.State.ReachedOutAt is not null, step.State.Open.Names().Contains(Owed.PickUpTheReachOut));
                Assert.Equal(step.State.Open.Names().Distinct(), step.State.Open.Names());
                state = step.State;
            }
        }

        Assert.Superset(
            new HashSet<Type> { typeof(PromptSupervisor), typeof(SendUrgentNotice), typeof(PauseObligations), typeof(ResumeObligations), typeof(OpenObligation), typeof(MeetObligation), typeof(AnswerIllegal) }, kinds);
    }

    private static EngagementEvent Any(Random random)
    {
        EngagementEvent happened = random.Next(15) switch
        {
            0 => new ContactAttempted { Id = Guid.NewGuid(), Mode = SessionMode.Phone, Reached = random.Next(2) == 0 },
            1 => new SessionHeld { Id = Guid.NewGuid(), Mode = SessionMode.Group },
            2 or 3 => new WasNotBrought { Id = Guid.NewGuid() },
            4 => new ChildChoseNotTo { Id = Guid.NewGuid() },
            5 => new ServiceCancelled { Id = Guid.NewGuid() },
            6 => new ChildSpoke { Id = Guid.NewGuid(), Words = "mine" },
            7 => Paused(random.Next(2) == 0 ? null : Today.AddDays(random.Next(900))),
            8 => new EngagementResumed { Id = Guid.NewGuid() },
            9 => new ReviewHeld { Id = Guid.NewGuid(), By = Kit },
            10 => ReachedOut(),
            11 => new ReachOutPickedUp { Id = Guid.NewGuid(), By = random.Next(4) == 0 ? null : Kit },
            12 => Need((NeedKind)random.Next(4)),
            13 => new NeedMet { Id = Guid.NewGuid(), Kind = (NeedKind)random.Next(4) },
            _ => new WorkerNamed { Id = Guid.NewGuid(), Worker = new EngagementWorker(Kit) },
        };
        return random.Next(12) == 0 ? new ReachOutNotPickedUp { Id = Guid.NewGuid() } : happened with { From = random.Next(12) == 0 ? TestData.Police : TestData.Charity };
    }
}
