using SafeguardingHub.Chasing;
using static SafeguardingHub.Tests.Chasing.Referrals;

namespace SafeguardingHub.Tests.Chasing;

public sealed class ReferralCloseTests
{
    private static ReferralState ReadyToClose => Recorded.After(Accepted(), Outcome());

    [Theory]
    [InlineData(CloseReason.NonEngagement, null)]
    [InlineData(CloseReason.NonEngagement, "all work is done")]
    [InlineData(CloseReason.Other, "She did not engage.")]
    [InlineData(CloseReason.Other, "Disengaged from the service")]
    [InlineData(CloseReason.Other, "non-engagement")]
    [InlineData(CloseReason.Other, "failed to attend three times")]
    [InlineData(CloseReason.Other, "didn’t attend")]
    [InlineData(CloseReason.Other, "3 x DNA")]
    [InlineData(CloseReason.Other, "was not brought")]
    [InlineData(CloseReason.Other, "no contact since May")]
    public void Not_engaging_closes_nothing_whatever_it_is_called(CloseReason reason, string? words)
    {
        AssertRefused(Refusals.CloseForNonEngagement, ReadyToClose, Close(reason, words));
        AssertRefused(Refusals.CloseForNonEngagement, Recorded, Close(reason, words, by: TestData.Police));
    }

    [Theory]
    [InlineData(CloseReason.WorkCompleted, "At first he did not attend; now the work is complete.")]
    [InlineData(CloseReason.Other, "Kidnapping case closed; family has engaged another service")]
    public void Other_reasons_may_close(CloseReason reason, string words) => Assert.Equal(ReferralPhase.CloseAnnounced, ReadyToClose.After(Close(reason, words)).Phase);

    [Fact]
    public void A_close_needs_a_person_another_who_authorises_it_and_a_reason()
    {
        AssertRefused(Refusals.PersonNotNamed, ReadyToClose, Close() with { By = null });
        AssertRefused(Refusals.CloseNotAuthorised, ReadyToClose, Close() with { AuthorisedBy = null });
        AssertRefused(Refusals.AuthorisedBySamePerson, ReadyToClose, Close() with { AuthorisedBy = new NamedPerson(" SAM  workerson ") });
        AssertRefused(Refusals.CloseWithoutReason, ReadyToClose, Close(CloseReason.NotSaid));
        AssertRefused(Refusals.CloseWithoutReason, ReadyToClose, Close(CloseReason.Other, " "));
    }

    [Fact]
    public void Only_the_holder_closes()
    {
        AssertRefused(Refusals.NotYours, ReadyToClose, Close(by: TestData.Police));
        AssertRefused(Refusals.NotYours, Recorded.After(Declined()), Close());
        Assert.Equal(ReferralPhase.CloseAnnounced, Recorded.After(Declined()).After(Close(by: TestData.Police)).Phase);
    }

    [Fact]
    public void What_nobody_has_answered_is_not_closed() => AssertRefused(Refusals.CloseBeforeDecision, Recorded, Close(by: TestData.Police));

    [Fact]
    public void The_referrer_hears_the_outcome_before_a_close() => AssertRefused(Refusals.OutcomeNotFedBack, Recorded.After(Accepted()), Close());

    [Fact]
    public void An_announced_close_is_notice_to_everybody_for_five_working_days_and_closes_nothing_yet()
    {
        var step = ReferralProcess.Apply(ReadyToClose, Close(), Now);

        Assert.Equal([TestData.Police, TestData.Health], step.Actions.OfType<SendUpdate>().Where(update => update.What == UpdateCodes.CloseAnnounced).Select(update => update.To.Agency!.Value));
        Assert.Equal(Now, Assert.Single(step.Actions.OfType<StartCloseNotice>()).Start);
        Assert.Null(step.State.ClosedAt);
        Assert.Equal(TestData.Charity, step.State.Holder);
        Assert.Equal((Sam, Lee), (step.State.Closing!.By, step.State.Closing.AuthorisedBy));
    }

    [Fact]
    public void When_nobody_objects_the_referral_closes_at_the_end_of_the_notice()
    {
        var step = ReferralProcess.Apply(InCloseNotice, NoticeElapsed(InCloseNotice), Now);

        Assert.Equal((ReferralPhase.Closed, Now, TestData.Charity), (step.State.Phase, step.State.ClosedAt, step.State.Holder));
        Assert.Empty(step.State.Open);
        Assert.Equal(3, step.Actions.OfType<SendUpdate>().Count(update => update.What == UpdateCodes.Closed));
    }

    [Fact]
    public void The_end_of_a_notice_that_is_not_over_closes_nothing() =>
        Assert.Equal(ReferralPhase.CloseAnnounced, InCloseNotice.After(NoticeElapsed(InCloseNotice, Now.AddMinutes(1))).Phase);

    [Fact]
    public void An_objection_stops_the_close_and_the_holder_owes_an_answer()
    {
        var step = ReferralProcess.Apply(InCloseNotice, Objected(), Now);

        Assert.Equal((ReferralPhase.Accepted, TestData.Charity), (step.State.Phase, step.State.Holder));
        Assert.Contains(step.Actions, action => action is StopCloseNotice);
        Assert.Equal((Owed.AnswerObjection, TestData.Charity), (Assert.Single(step.State.Open).Name, step.State.Open[0].OwedBy.Agency));
        Assert.Equal([TestData.Charity, TestData.Police], step.Actions.OfType<SendUpdate>().Select(update => update.To.Agency!.Value));
        AssertRefused(Refusals.ObjectionNotAnswered, step.State, Close());
    }

    [Fact]
    public void The_end_of_a_notice_that_was_objected_to_never_closes_a_later_one()
    {
        var first = InCloseNotice;
        var second = ReferralProcess.Apply(first.After(Objected(), AnsweredObjection()), Close(), Now.AddDays(3)).State;

        Assert.Equal(ReferralPhase.CloseAnnounced, second.Phase);
        Assert.Equal(ReferralPhase.CloseAnnounced, ReferralProcess.Apply(second, NoticeElapsed(first), Now.AddDays(9)).State.Phase);
        Assert.Equal(ReferralPhase.Closed, ReferralProcess.Apply(second, NoticeElapsed(second), Now.AddDays(9)).State.Phase);
    }

    [Fact]
    public void Nobody_objects_to_their_own_close() => AssertRefused(Refusals.NotYours, InCloseNotice, Objected(TestData.Charity));

    [Fact]
    public void A_stranger_cannot_object() => AssertRefused(Refusals.NotYours, InCloseNotice, Objected(TestData.Strathdearn));

    [Fact]
    public void A_challenge_stops_a_close_and_bars_another_until_it_is_answered()
    {
        var challenged = InCloseNotice.After(Challenged());

        Assert.Equal(ReferralPhase.Accepted, challenged.Phase);
        AssertRefused(Refusals.ChallengeNotAnswered, challenged, Close());
        Assert.Equal(ReferralPhase.CloseAnnounced, challenged.After(AnsweredChallenge(), Close()).Phase);
    }

    [Fact]
    public void An_answer_after_the_close_is_recorded_and_answered()
    {
        var closed = InCloseNotice.After(NoticeElapsed(InCloseNotice));

        AssertRefused(Refusals.Closed, closed, Acknowledged());
        AssertRefused(Refusals.Closed, closed, Challenged());
        AssertRefused(Refusals.Closed, closed, Objected());
        Assert.Contains(closed.Doing(Objected()), action => action is SendUpdate { What: UpdateCodes.LateObjection });
        Assert.Contains(closed.Doing(Outcome()), action => action is SendFeedback { What: FeedbackCodes.Outcome });
        Assert.IsType<TellTimeline>(Assert.Single(closed.Doing(Overdue(Owed.Decide))));
    }

    [Fact]
    public void A_recipient_that_accepts_stops_the_referrers_close()
    {
        var step = ReferralProcess.Apply(Recorded.After(Declined(), Close(by: TestData.Police)), Accepted(), Now);

        Assert.Equal((ReferralPhase.Accepted, TestData.Charity), (step.State.Phase, step.State.Holder));
        Assert.Contains(step.Actions, action => action is StopCloseNotice);
        Assert.Contains(step.Actions, action => action is SendUpdate { What: UpdateCodes.CloseStopped });
    }
}
