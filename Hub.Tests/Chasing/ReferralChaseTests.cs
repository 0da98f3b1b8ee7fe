using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using static SafeguardingHub.Tests.Chasing.Referrals;

namespace SafeguardingHub.Tests.Chasing;

public sealed class ReferralChaseTests
{
    [Fact]
    public void An_overdue_answer_climbs_one_step_once()
    {
        var step = ReferralProcess.Apply(Recorded, Overdue(Owed.Acknowledge), Now);

        Assert.Contains(new Escalate(Owed.Acknowledge, 0), step.Actions);
        Assert.IsType<TellTimeline>(Assert.Single(step.State.Doing(Overdue(Owed.Acknowledge))));
        Assert.Contains(new Escalate(Owed.Acknowledge, 1), step.State.Doing(Overdue(Owed.Acknowledge, 1)));
    }

    [Fact]
    public void Nobody_is_chased_after_an_answer() => Assert.IsType<TellTimeline>(Assert.Single(Recorded.After(Acknowledged()).Doing(Overdue(Owed.Acknowledge))));

    [Fact]
    public void What_is_owed_again_is_chased_from_the_first_step()
    {
        var again = Recorded.After(Overdue(Owed.Decide), Overdue(Owed.Decide, 1), Redirected(TestData.SocialCare), OfferDeclined(TestData.SocialCare));

        Assert.Contains(new Escalate(Owed.Decide, 0), again.Doing(Overdue(Owed.Decide)));
    }

    [Fact]
    public void A_pause_and_its_end_are_told_once()
    {
        var paused = Recorded.After(Paused(PauseReason.NeedFirstOpen));

        Assert.Contains(new PauseObligations(PauseReason.NeedFirstOpen), Recorded.Doing(Paused(PauseReason.NeedFirstOpen)));
        Assert.IsType<TellTimeline>(Assert.Single(paused.Doing(Paused(PauseReason.NeedFirstOpen))));
        Assert.Contains(new ResumeObligations(PauseReason.NeedFirstOpen), paused.Doing(Resumed(PauseReason.NeedFirstOpen)));
        Assert.IsType<TellTimeline>(Assert.Single(Recorded.Doing(Resumed(PauseReason.NeedFirstOpen))));
    }

    [Fact]
    public void A_pause_ends_nothing_and_takes_nothing_from_what_is_owed() =>
        Assert.Equal((Recorded.Phase, 2), (Recorded.After(Paused(PauseReason.ChildChoseLater)).Phase, Recorded.After(Paused(PauseReason.ChildChoseLater)).Open.Count));

    [Fact]
    public void A_holiday_proclaimed_late_counts_for_open_clocks() => Assert.Contains(new RecomputeDueTimes(), Recorded.Doing(Holiday()));

    [Fact]
    public void Every_clock_that_is_started_can_be_read() => Assert.All(ProcessClocks.All, clock => Assert.True(ProcessClocks.Named(clock.Name, TestData.Northshire).Amount > 0));

    [Fact]
    public void A_clock_of_the_agreement_overrules_the_one_that_comes_with_the_hub()
    {
        var agreement = TestData.NorthshireWith(file => file["clocks"]!.AsArray().Single(clock => (string?)clock!["name"] == "exploitation-work")!["amount"] = 15);

        Assert.Equal("15 working days", ProcessClocks.Named("exploitation-work", agreement).InWords());
        Assert.Equal([PauseReason.NeedFirstOpen, PauseReason.ChildChoseLater], ProcessClocks.Named("exploitation-work", TestData.Northshire).PausedBy);
    }
}
