using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Chasing;
using static SafeguardingHub.Tests.Engagement.ChildsWorks;

namespace SafeguardingHub.Tests.Engagement;

/// <summary>What has to be met before a child can talk about exploitation.</summary>
public sealed class NeedsFirstTests
{
    [Fact]
    public void While_a_need_is_open_exploitation_work_waits_and_who_meets_the_need_is_asked()
    {
        var step = Apply(Begun, Need(NeedKind.SafePlaceToLive));

        Assert.Contains(new PauseObligations(PauseReason.NeedFirstOpen), step.Actions);
        Assert.Contains(new OpenObligation("meet-need: safe-place-to-live", new RoleAt(TestData.SocialCare, "duty-inbox"), ProcessClocks.MeetNeed.Name, Now), step.Actions);
        Assert.Empty(ProcessClocks.Named(ProcessClocks.MeetNeed.Name, TestData.Northshire).PausedBy);
    }

    [Fact]
    public void Exploitation_work_waits_for_the_last_need()
    {
        var two = After(Begun, Need(NeedKind.SafePlaceToLive), Need(NeedKind.MentalHealth));
        var first = Apply(two, new NeedMet { Id = Guid.NewGuid(), From = TestData.Charity, Kind = NeedKind.MentalHealth });
        var second = Apply(first.State, new NeedMet { Id = Guid.NewGuid(), From = TestData.SocialCare, Kind = NeedKind.SafePlaceToLive });

        Assert.DoesNotContain(first.Actions, action => action is ResumeObligations);
        Assert.Contains(new ResumeObligations(PauseReason.NeedFirstOpen), second.Actions);
        Assert.Equal(Begun.Open.Names(), second.State.Open.Names());
    }

    [Fact]
    public void Only_the_service_or_who_meets_a_need_says_that_it_is_met() => Assert.Equal(
        "not-yours-to-say", Assert.Single(Apply(After(Begun, Need(NeedKind.MentalHealth)), new NeedMet { Id = Guid.NewGuid(), From = TestData.Police, Kind = NeedKind.MentalHealth }).Actions.OfType<AnswerIllegal>()).Code);
}
