using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using static SafeguardingHub.Tests.Chasing.Referrals;

namespace SafeguardingHub.Tests.Chasing;

public sealed class ReferralAnswerTests
{
    [Fact]
    public void A_referral_begins_with_the_referrer_holding_it_and_the_recipient_owing_two_answers()
    {
        Assert.Equal(TestData.Police, Recorded.Holder);
        Assert.Equal(ReferralPhase.Unanswered, Recorded.Phase);
        Assert.Equal([Owed.Acknowledge, Owed.Decide], Recorded.Open.Names());
    }

    [Fact]
    public void Delivered_is_not_answered()
    {
        var delivered = Recorded.After(Delivered());

        Assert.Equal(Now, delivered.DeliveredAt);
        Assert.Equal(ReferralPhase.Unanswered, delivered.Phase);
        Assert.Equal(Recorded.Open.Names(), delivered.Open.Names());
        Assert.Contains(delivered.Doing(Overdue(Owed.Acknowledge)), action => action is Escalate);
    }

    [Fact]
    public void An_acknowledgement_is_told_to_the_referrer_and_the_decision_is_still_owed()
    {
        var step = ReferralProcess.Apply(Recorded, Acknowledged(), Now);

        Assert.Equal((Now, Sam, (DateTimeOffset?)null), (step.State.AcknowledgedAt, step.State.AcknowledgedBy, step.State.DecidedAt));
        Assert.Equal([Owed.Decide], step.State.Open.Names());
        Assert.Contains(new SendFeedback(new RoleAt(TestData.Police, "duty-inbox"), FeedbackCodes.Acknowledged), step.Actions);
        Assert.Equal(TestData.Police, step.State.Holder);
    }

    [Fact]
    public void A_second_acknowledgement_changes_nothing_but_is_on_the_timeline()
    {
        var acknowledged = Recorded.After(Acknowledged());
        var again = ReferralProcess.Apply(acknowledged, new ReferralAcknowledged { Id = Guid.NewGuid(), From = TestData.Charity, By = Lee }, Now.AddHours(1));

        Assert.Equal((Now, Sam), (again.State.AcknowledgedAt, again.State.AcknowledgedBy));
        Assert.IsType<TellTimeline>(Assert.Single(again.Actions));
    }

    [Fact]
    public void Accepted_before_acknowledged_counts_as_both()
    {
        var step = ReferralProcess.Apply(Recorded, Accepted(), Now);

        Assert.Equal((Now, Now, Decision.Accepted), (step.State.AcknowledgedAt, step.State.DecidedAt, step.State.Decision));
        Assert.Equal(TestData.Charity, step.State.Holder);
        Assert.Contains(new AssignHolder(TestData.Charity), step.Actions);
        Assert.Equal([Owed.FeedBackOutcome], step.State.Open.Names());
    }

    [Fact]
    public void An_acknowledgement_after_a_decision_changes_nothing()
    {
        var accepted = Recorded.After(Accepted());

        Assert.IsType<TellTimeline>(Assert.Single(accepted.Doing(Acknowledged())));
        Assert.IsType<TellTimeline>(Assert.Single(accepted.Doing(Accepted())));
    }

    [Fact]
    public void A_decline_is_told_at_once_with_its_reason_and_the_referrer_is_the_holder()
    {
        var step = ReferralProcess.Apply(Recorded, Declined(), Now);

        Assert.Equal((TestData.Police, ReferralPhase.Declined, SecretWords), (step.State.Holder, step.State.Phase, step.State.DeclineReason));
        Assert.Equal(SecretWords, Assert.Single(step.Actions.OfType<SendFeedback>(), feedback => feedback.What == FeedbackCodes.Declined).Words);
        Assert.Empty(step.State.Open);
    }

    [Fact]
    public void A_decline_without_a_reason_is_answered_and_the_decision_stays_owed()
    {
        AssertRefused(Refusals.DeclinedWithoutReason, Recorded, Declined(" "));
        Assert.Contains(Owed.Decide, Recorded.After(Declined(" ")).Open.Names());
    }

    [Fact]
    public void Who_declined_may_accept_after_all() =>
        Assert.Equal((ReferralPhase.Accepted, TestData.Charity), (Recorded.After(Declined(), Accepted()).Phase, Recorded.After(Declined(), Accepted()).Holder));

    [Fact]
    public void Who_accepted_cannot_simply_hand_it_back() => AssertRefused(Refusals.DeclinedAfterAccepting, Recorded.After(Accepted()), Declined());

    [Fact]
    public void An_answer_without_a_name_answers_nothing()
    {
        AssertRefused(Refusals.PersonNotNamed, Recorded, new ReferralAcknowledged { Id = Guid.NewGuid(), From = TestData.Charity, By = null });
        AssertRefused(Refusals.PersonNotNamed, Recorded, new ReferralAccepted { Id = Guid.NewGuid(), From = TestData.Charity, By = new NamedPerson("  ") });
    }

    [Fact]
    public void No_agency_answers_for_another()
    {
        AssertRefused(Refusals.NotYours, Recorded, Accepted(TestData.Health));
        AssertRefused(Refusals.NotYours, Recorded, Accepted(TestData.Police));
        AssertRefused(Refusals.NotYours, Recorded, Withdrawn() with { From = TestData.Charity });
        AssertRefused(Refusals.NotYours, Recorded, Overdue(Owed.Decide) with { From = TestData.Charity });
    }

    [Fact]
    public void Needing_information_makes_the_referrer_owe_it_and_lets_the_decision_wait()
    {
        var step = ReferralProcess.Apply(Recorded, Asked(), Now);

        Assert.Equal(ReferralPhase.NeedsInformation, step.State.Phase);
        Assert.Equal([Owed.Decide, Owed.SupplyInformation], step.State.Open.Names());
        Assert.Contains(new OpenObligation(Owed.SupplyInformation, new RoleAt(TestData.Police, "duty-inbox"), "information-request", Now) { Rating = Rating.Red }, step.Actions);
        Assert.Contains(new PauseObligations(PauseReason.WaitingForReferrer), step.Actions);
    }

    [Theory]
    [InlineData(InformationUrgency.Red, "4 working hours, out of hours too")]
    [InlineData(InformationUrgency.Amber, "8 working hours")]
    [InlineData(InformationUrgency.Green, "24 working hours")]
    public void How_soon_information_is_needed_sets_the_agreements_clock(InformationUrgency urgency, string length)
    {
        var opened = Assert.Single(Recorded.Doing(Asked(urgency)).OfType<OpenObligation>());
        var question = new ClockQuestion(opened.Clock, TestData.Northshire.Agencies[0].Nation, new DateOnly(2026, 3, 10), Rating: opened.Rating);

        Assert.Equal(length, ClockChoice.ForOwed(TestData.Northshire, question).InWords());
    }

    [Fact]
    public void Information_supplied_goes_to_the_recipient_and_its_clock_runs_again()
    {
        var step = ReferralProcess.Apply(Recorded.After(Asked()), Supplied(), Now);

        Assert.Equal((ReferralPhase.Acknowledged, TestData.Police), (step.State.Phase, step.State.Holder));
        Assert.Equal([Owed.Decide], step.State.Open.Names());
        Assert.Contains(new ResumeObligations(PauseReason.WaitingForReferrer), step.Actions);
        Assert.Contains(new SendUpdate(new RoleAt(TestData.Charity, "duty-inbox"), UpdateCodes.InformationSupplied, SecretWords), step.Actions);
    }

    [Fact]
    public void A_question_may_be_answered_by_deciding_without_waiting()
    {
        var step = ReferralProcess.Apply(Recorded.After(Asked()), Accepted(), Now);

        Assert.Equal([Owed.FeedBackOutcome], step.State.Open.Names());
        Assert.Contains(new ResumeObligations(PauseReason.WaitingForReferrer), step.Actions);
        Assert.Contains(step.Actions, action => action is CancelObligation { Name: Owed.SupplyInformation });
    }

    [Fact]
    public void An_outcome_before_a_decision_is_fed_back_and_the_decision_is_still_owed()
    {
        var step = ReferralProcess.Apply(Recorded, Outcome(), Now);

        Assert.Equal((Now, Now, (DateTimeOffset?)null), (step.State.AcknowledgedAt, step.State.OutcomeFedBackAt, step.State.DecidedAt));
        Assert.Equal([Owed.Decide], step.State.Open.Names());
        Assert.Equal(TestData.Police, step.State.Holder);
        Assert.Equal(SecretWords, Assert.Single(step.Actions.OfType<SendFeedback>()).Words);
        Assert.Empty(step.State.After(Accepted()).Open);
    }

    [Fact]
    public void The_four_times_are_kept_apart()
    {
        var state = Recorded;
        state = ReferralProcess.Apply(state, Delivered(), Now).State;
        state = ReferralProcess.Apply(state, Acknowledged(), Now.AddHours(1)).State;
        state = ReferralProcess.Apply(state, Accepted(), Now.AddHours(2)).State;
        state = ReferralProcess.Apply(state, Outcome(), Now.AddHours(3)).State;
        state = ReferralProcess.Apply(state, Outcome(), Now.AddHours(4)).State;

        Assert.Equal([Now, Now.AddHours(1), Now.AddHours(2), Now.AddHours(3)], [state.DeliveredAt, state.AcknowledgedAt, state.DecidedAt, state.OutcomeFedBackAt]);
    }

    [Fact]
    public void What_could_not_be_delivered_is_told_to_the_referrer_who_speaks_to_the_recipient()
    {
        var step = ReferralProcess.Apply(Recorded, NotDelivered(), Now);

        Assert.Contains(step.Actions, action => action is SendFeedback { What: FeedbackCodes.DidNotArrive });
        Assert.Contains(step.State.Open, owed => owed.Name == Owed.ReachRecipient && owed.OwedBy.Agency == TestData.Police);
        Assert.DoesNotContain(Owed.ReachRecipient, step.State.After(Delivered()).Open.Names());
        Assert.DoesNotContain(Owed.ReachRecipient, step.State.After(Acknowledged()).Open.Names());
        Assert.IsType<TellTimeline>(Assert.Single(Recorded.After(Acknowledged()).Doing(NotDelivered())));
    }

    [Fact]
    public void The_same_event_twice_takes_effect_once()
    {
        var challenge = Challenged();
        var step = ReferralProcess.Apply(Recorded.After(Declined(), challenge, AnsweredChallenge()), challenge, Now);

        Assert.Null(step.State.ChallengedAt);
        Assert.Equal("Received again; nothing changes.", Assert.IsType<TellTimeline>(Assert.Single(step.Actions)).Text);
    }
}
