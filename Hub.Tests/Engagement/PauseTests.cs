using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Tests.Chasing;
using static SafeguardingHub.Tests.Engagement.ChildsWorks;

namespace SafeguardingHub.Tests.Engagement;

/// <summary>A pause with the door open.</summary>
public sealed class PauseTests
{
    [Fact]
    public void A_pause_stops_clocks_keeps_the_review_and_closes_nothing()
    {
        var step = Apply(Begun, Paused(new DateOnly(2026, 4, 20)));

        Assert.Contains(new PauseObligations(PauseReason.ChildChoseLater), step.Actions);
        Assert.Equal(Begun.Open.Names(), step.State.Open.Names());
        Assert.Equal(new ReviewDate(new DateOnly(2026, 4, 20), ReviewKind.Pause), step.State.NextReview);
        Assert.Equal(new DateOnly(2026, 4, 20), Assert.Single(step.Actions.OfType<OpenObligation>()).NotBefore);
        Assert.Contains(PauseReason.ChildChoseLater, ProcessClocks.Named(ProcessClocks.ExploitationWork.Name, TestData.Northshire).PausedBy);
        Assert.Empty(ProcessClocks.Named(ProcessClocks.ReviewEngagement.Name, TestData.Northshire).PausedBy);
        Assert.Empty(TestData.Northshire.ClockNamed(Rules.ReachOutCover).PausedBy);
    }

    [Fact]
    public void After_a_pause_the_ordinary_review_stands_again()
    {
        var step = Apply(After(Begun, Paused(new DateOnly(2026, 4, 20))), new EngagementResumed { Id = Guid.NewGuid(), From = TestData.Charity });

        Assert.Contains(new ResumeObligations(PauseReason.ChildChoseLater), step.Actions);
        Assert.Equal(new DateOnly(2026, 9, 10), step.State.NextReview?.On);
        Assert.Null(step.State.PausedAt);
    }

    [Fact]
    public void A_pause_needs_a_person() =>
        Assert.Equal("person-not-named", Assert.Single(Apply(Begun, Paused(null) with { By = null }).Actions.OfType<AnswerIllegal>()).Code);
}
