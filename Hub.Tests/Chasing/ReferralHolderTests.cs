using SafeguardingHub.Chasing;
using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Tests.Chasing.Referrals;

namespace SafeguardingHub.Tests.Chasing;

public sealed class ReferralHolderTests
{
    private static readonly AgencyId SocialCare = TestData.SocialCare;

    [Fact]
    public void A_redirect_is_an_offer_and_the_holder_stays()
    {
        var step = ReferralProcess.Apply(Recorded, Redirected(SocialCare), Now);

        Assert.Equal((ReferralPhase.RedirectOffered, TestData.Police, SocialCare), (step.State.Phase, step.State.Holder, step.State.OfferedTo));
        Assert.Contains(new OfferTo(SocialCare), step.Actions);
        Assert.DoesNotContain(step.Actions, action => action is AssignHolder);
        Assert.Equal(SocialCare, Assert.Single(step.State.Open).OwedBy.Agency);
    }

    [Fact]
    public void Who_accepts_an_offer_becomes_recipient_and_holder()
    {
        var step = ReferralProcess.Apply(Recorded.After(Redirected(SocialCare)), OfferAccepted(SocialCare), Now);

        Assert.Equal((SocialCare, SocialCare, ReferralPhase.Accepted), (step.State.Recipient, step.State.Holder, step.State.Phase));
        Assert.Contains(new AssignHolder(SocialCare), step.Actions);
        Assert.Contains(TestData.Charity, step.State.Partners);
        Assert.Equal([Owed.FeedBackOutcome], step.State.Open.Names());
        Assert.Equal(SocialCare, step.State.Open[0].OwedBy.Agency);
        Assert.IsType<TellTimeline>(Assert.Single(step.State.Doing(OfferAccepted(SocialCare))));
        AssertRefused(Refusals.NotYours, step.State, Accepted());
    }

    [Fact]
    public void An_offer_declined_puts_the_question_back_to_who_made_it()
    {
        var step = ReferralProcess.Apply(Recorded.After(Redirected(SocialCare)), OfferDeclined(SocialCare), Now);

        Assert.Equal((ReferralPhase.Acknowledged, TestData.Police), (step.State.Phase, step.State.Holder));
        Assert.Equal((Owed.Decide, TestData.Charity), (Assert.Single(step.State.Open).Name, step.State.Open[0].OwedBy.Agency));
        Assert.Contains(step.Actions, action => action is SendFeedback { What: FeedbackCodes.RedirectDeclined });
    }

    [Fact]
    public void An_offer_by_the_holder_leaves_it_with_the_holder_until_somebody_accepts()
    {
        var offered = Recorded.After(Accepted(), Redirected(SocialCare));

        Assert.Equal(TestData.Charity, offered.Holder);
        Assert.Equal((TestData.Charity, ReferralPhase.Accepted), (offered.After(OfferDeclined(SocialCare)).Holder, offered.After(OfferDeclined(SocialCare)).Phase));
        Assert.Equal(SocialCare, offered.After(OfferAccepted(SocialCare)).Holder);
    }

    [Fact]
    public void A_recipient_that_accepts_after_all_takes_its_offer_back()
    {
        var step = ReferralProcess.Apply(Recorded.After(Redirected(SocialCare)), Accepted(), Now);

        Assert.Equal(TestData.Charity, step.State.Holder);
        Assert.Contains(new SendUpdate(new RoleAt(SocialCare, "duty-inbox"), UpdateCodes.OfferWithdrawn), step.Actions);
        AssertRefused(Refusals.NoOfferOpen, step.State, OfferAccepted(SocialCare));
    }

    [Fact]
    public void Passed_back_to_somebody_who_was_asked_the_ladder_opens_and_the_holder_stays()
    {
        var step = ReferralProcess.Apply(Recorded.After(Redirected(SocialCare)), Redirected(TestData.Charity, by: SocialCare), Now);

        Assert.Contains(new OpenLadder("redirect-circle", Owed.ResolveDisagreement), step.Actions);
        Assert.DoesNotContain(step.Actions, action => action is OfferTo or AssignHolder);
        Assert.Equal((TestData.Police, ReferralPhase.Acknowledged), (step.State.Holder, step.State.Phase));
        Assert.Equal([Owed.Decide, Owed.ResolveDisagreement], step.State.Open.Names());
    }

    [Fact]
    public void Passed_back_to_the_referrer_is_a_circle_too() => Assert.Contains(Recorded.Doing(Redirected(TestData.Police)), action => action is OpenLadder);

    [Fact]
    public void An_offer_may_be_passed_on_to_somebody_new()
    {
        var step = ReferralProcess.Apply(Recorded.After(Redirected(SocialCare)), Redirected(TestData.Cwmafon, by: SocialCare), Now);

        Assert.Contains(new OfferTo(TestData.Cwmafon), step.Actions);
        Assert.Equal(TestData.Cwmafon, Assert.Single(step.State.Open).OwedBy.Agency);
        AssertRefused(Refusals.NotYours, step.State, OfferAccepted(SocialCare));
    }

    [Fact]
    public void An_offer_that_the_hub_cannot_deliver_is_no_offer() => AssertRefused(Refusals.OutOfReach, Recorded, Redirected(SocialCare) with { InAgreement = false });

    [Fact]
    public void A_referrer_may_challenge_a_decline_and_the_ladder_opens()
    {
        var step = ReferralProcess.Apply(Recorded.After(Declined()), Challenged(), Now);

        Assert.Contains(new OpenLadder("challenge", Owed.AnswerChallenge), step.Actions);
        Assert.Contains(new OpenObligation(Owed.AnswerChallenge, new RoleAt(TestData.Charity, "team-manager"), "answer-challenge", Now), step.Actions);
        Assert.Equal(TestData.Police, step.State.Holder);
    }

    [Fact]
    public void An_answered_challenge_closes_the_ladder_and_may_be_challenged_again()
    {
        var step = ReferralProcess.Apply(Recorded.After(Declined(), Challenged()), AnsweredChallenge(), Now);

        Assert.Contains(step.Actions, action => action is CloseLadder);
        Assert.Contains(step.Actions, action => action is SendFeedback { What: FeedbackCodes.ChallengeAnswered });
        Assert.Empty(step.State.Open);
        Assert.Contains(step.State.Doing(Challenged()), action => action is OpenLadder);
        AssertRefused(Refusals.NoChallengeOpen, step.State, AnsweredChallenge());
    }

    [Fact]
    public void A_withdrawal_before_anybody_accepted_ends_the_chase()
    {
        var step = ReferralProcess.Apply(Recorded, Withdrawn(), Now);

        Assert.Equal((ReferralPhase.Withdrawn, TestData.Police), (step.State.Phase, step.State.Holder));
        Assert.Empty(step.State.Open);
        Assert.Contains(step.Actions, action => action is SendUpdate { What: UpdateCodes.Withdrawn });
        AssertRefused(Refusals.Withdrawn, step.State, Accepted());
    }

    [Fact]
    public void A_referrer_cannot_end_what_somebody_else_holds()
    {
        Assert.Equal(ReferralPhase.Accepted, Recorded.After(Accepted(), Withdrawn()).Phase);
        Assert.Equal((ReferralPhase.Accepted, TestData.Charity), (Recorded.After(Accepted(), EnteredInError()).Phase, Recorded.After(Accepted(), EnteredInError()).Holder));
        Assert.Contains(Recorded.After(Accepted()).Doing(Withdrawn()), action => action is SendUpdate { What: UpdateCodes.Withdrawn });
    }

    [Fact]
    public void What_was_entered_in_error_is_ended_and_everybody_who_has_it_is_told()
    {
        var step = ReferralProcess.Apply(Recorded.After(Redirected(SocialCare)), EnteredInError(), Now);

        Assert.Equal(ReferralPhase.EnteredInError, step.State.Phase);
        Assert.Equal([TestData.Charity, SocialCare], step.Actions.OfType<SendUpdate>().Select(update => update.To.Agency!.Value));
        AssertRefused(Refusals.EnteredInError, step.State, Acknowledged());
    }

    [Fact]
    public void Nobody_is_referred_to_itself() => Assert.Throws<ArgumentException>(() => ReferralState.Recorded(TestData.Police, TestData.Police, Now));
}
