using System.Text.Json;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Tests.Chasing.Referrals;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>What has to hold whatever is said, by whomever and in whatever order. <c>WALK_SEED</c> repeats a run.</summary>
public sealed class RandomReferralTests
{
    private const int Walks = 4000;
    private const int Length = 25;

    private static readonly AgencyId[] Agencies = [TestData.Charity, TestData.Police, TestData.Health, TestData.SocialCare, TestData.Cwmafon, TestData.Strathdearn];
    private static readonly string[] Names = [Owed.Acknowledge, Owed.Decide, Owed.SupplyInformation, Owed.AnswerRedirect, Owed.AnswerChallenge, Owed.FeedBackOutcome];
    private static readonly ReferralPhase[] Ended = [ReferralPhase.Closed, ReferralPhase.Withdrawn, ReferralPhase.EnteredInError];

    [Fact]
    public void Every_walk_keeps_the_promises()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("WALK_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var reached = new HashSet<ReferralPhase>();
        var rows = new HashSet<ReferralTransition>();
        for (var walk = 0; walk < Walks; walk++)
        {
            try
            {
                Walk(new Random(unchecked(seed + (walk * 7919))), reached, rows);
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"Seed {seed}, walk {walk}: {broken.Message}", broken);
            }
        }

        Assert.Equal(Enum.GetValues<ReferralPhase>().Order(), reached.Order());
        Assert.Empty(ReferralTransitions.All.Except(rows).Select(row => $"No walk came to: {row.Event.Name} in {string.Join(", ", row.In)} when {row.When}"));
    }

    private static void Walk(Random random, HashSet<ReferralPhase> reached, HashSet<ReferralTransition> rows)
    {
        var state = Recorded;
        var said = new List<ReferralEvent>();
        var now = Now;
        for (var place = 0; place < Length; place++)
        {
            now = now.AddHours(random.Next(1, 20));
            var happened = said.Count > 0 && random.Next(12) == 0 ? said[random.Next(said.Count)] : AnyEvent(random, state);
            var step = ReferralProcess.Apply(state, happened, now);
            said.Add(happened);
            rows.Add(step.By);
            reached.Add(step.State.Phase);

            AssertStep(state, happened, step);
            AssertOwed(step.State);
            AssertIdempotent(step, happened, now);
            state = step.State;
        }
    }

    private static void AssertStep(ReferralState before, ReferralEvent happened, ReferralStep step)
    {
        var after = step.State;
        Assert.True(step.Actions.Any(action => action is TellTimeline or AnswerIllegal), "Nothing is dropped in silence.");
        Assert.True(after.Phase == before.Phase || step.By.To.Contains(after.Phase), $"{happened.GetType().Name} led from {before.Phase} to {after.Phase}, which its row does not say.");
        Assert.True(after.Holder == before.Holder || happened is ReferralAccepted or RedirectAccepted, "Only accepting moves the holder.");
        Assert.Equal(after.Holder != before.Holder, step.Actions.Any(action => action is AssignHolder));
        Assert.True(after.Holder == after.Referrer || after.RecipientHolds, "Somebody holds it: the referrer or who accepted.");
        Assert.Equal(after.Phase is ReferralPhase.Accepted, after.Phase is ReferralPhase.Accepted && after.RecipientHolds);
        Assert.False(Ended.Contains(before.Phase) && after.Phase != before.Phase, "What has ended stays so.");
        Assert.All(step.Actions.OfType<Escalate>(), chase => Assert.Contains(before.Open, owed => owed.Name == chase.Obligation && owed.Step < chase.Step));
        Assert.All(step.Actions, action => Assert.DoesNotContain(SecretWords, Told(action), StringComparison.Ordinal));
        if (after.Phase == ReferralPhase.Closed && before.Phase != ReferralPhase.Closed)
        {
            var closing = before.Closing!;
            Assert.True(happened is CloseNoticeElapsed && closing.Reason is not (CloseReason.NonEngagement or CloseReason.NotSaid) && !closing.By.IsSameAs(closing.AuthorisedBy));
        }

        Assert.True(before.DeliveredAt is null || before.DeliveredAt == after.DeliveredAt);
        Assert.True(before.AcknowledgedAt is null || before.AcknowledgedAt == after.AcknowledgedAt);
        Assert.True(before.OutcomeFedBackAt is null || before.OutcomeFedBackAt == after.OutcomeFedBackAt);
    }

    /// <summary>Whoever is waited for can be chased; whoever has answered cannot.</summary>
    private static void AssertOwed(ReferralState state)
    {
        var open = state.Open.Select(owed => owed.Name).ToList();
        Assert.Equal(open.Distinct(), open);
        Assert.Equal(state.Phase == ReferralPhase.Unanswered, open.Contains(Owed.Acknowledge) && !Ended.Contains(state.Phase));
        Assert.Equal(state.Phase is ReferralPhase.Unanswered or ReferralPhase.Acknowledged or ReferralPhase.NeedsInformation, open.Contains(Owed.Decide));
        Assert.Equal(state.Phase == ReferralPhase.RedirectOffered, open.Contains(Owed.AnswerRedirect));
        Assert.True(state.Phase != ReferralPhase.NeedsInformation || open.Contains(Owed.SupplyInformation));
        Assert.Equal(state.Phase == ReferralPhase.NeedsInformation, state.Pauses.Contains(PauseReason.WaitingForReferrer) && !Ended.Contains(state.Phase));
        Assert.True(state.Phase != ReferralPhase.Accepted || state.OutcomeFedBackAt is not null || open.Contains(Owed.FeedBackOutcome));
        Assert.True(!Ended.Contains(state.Phase) || open.Count == 0, "Nobody owes anything for what has ended.");
        Assert.Equal(state.OfferedTo is not null, state.Phase == ReferralPhase.RedirectOffered || (Ended.Contains(state.Phase) && state.OfferedTo is not null));
    }

    private static void AssertIdempotent(ReferralStep step, ReferralEvent happened, DateTimeOffset now)
    {
        var again = ReferralProcess.Apply(step.State, happened, now.AddMinutes(5));
        Assert.Equal(JsonSerializer.Serialize(step.State), JsonSerializer.Serialize(again.State));
        Assert.IsType<TellTimeline>(Assert.Single(again.Actions));
    }

    private static string Told(ProcessAction action) => action switch
    {
        TellTimeline told => told.Text,
        AnswerIllegal answer => answer.Why,
        CancelObligation cancelled => cancelled.Why,
        MeetObligation met => met.How,
        OpenLadder opened => opened.Reason,
        _ => "",
    };

    /// <summary>Mostly from the agency that would say it, sometimes from any other.</summary>
    private static ReferralEvent AnyEvent(Random random, ReferralState state)
    {
        var happened = Any(random, state);
        var right = happened.SaidBy switch
        {
            Speaker.Hub => (AgencyId?)null,
            Speaker.Recipient => state.Recipient,
            Speaker.Referrer => state.Referrer,
            Speaker.Offered => state.OfferedTo ?? state.Recipient,
            Speaker.RecipientOrOffered => state.OfferedTo is { } offered && random.Next(2) == 0 ? offered : state.Recipient,
            Speaker.Holder => state.Holder,
            _ => state.Closing?.Agency == TestData.Health ? TestData.Police : TestData.Health,
        };
        return happened with { From = random.Next(10) == 0 ? Agencies[random.Next(Agencies.Length)] : right };
    }

    private static ReferralEvent Any(Random random, ReferralState state) => random.Next(26) switch
    {
        0 => Delivered(),
        1 => NotDelivered(),
        2 => random.Next(8) == 0 ? new ReferralAcknowledged { Id = Guid.NewGuid(), By = null } : Acknowledged(),
        3 or 4 => Accepted(),
        5 => Declined(random.Next(5) == 0 ? "" : SecretWords),
        6 or 7 => Redirected(Agencies[random.Next(Agencies.Length)]) with { InAgreement = random.Next(6) > 0 },
        8 => OfferAccepted(TestData.Charity),
        9 => random.Next(6) == 0 ? OfferDeclined(TestData.Charity) with { Reason = null } : OfferDeclined(TestData.Charity),
        10 => Asked() with { What = random.Next(6) == 0 ? null : SecretWords },
        11 => Supplied(),
        12 => Outcome() with { Outcome = random.Next(6) == 0 ? null : SecretWords },
        13 or 14 or 15 => AnyClose(random),
        16 => Objected(),
        17 => AnsweredObjection(),
        18 or 19 => NoticeElapsed(state, Now.AddHours(random.Next(300))),
        20 => Challenged(),
        21 => AnsweredChallenge(),
        22 => random.Next(4) > 0 ? Holiday() : random.Next(2) == 0 ? Withdrawn() : EnteredInError(),
        23 => Overdue(Names[random.Next(Names.Length)], random.Next(4)),
        24 => Paused((PauseReason)random.Next(2)),
        _ => Resumed((PauseReason)random.Next(2)),
    };

    private static CloseRequested AnyClose(Random random) => Close((CloseReason)random.Next(8), random.Next(3) == 0 ? "did not engage" : SecretWords) with
    {
        AuthorisedBy = random.Next(8) switch { 0 => null, 1 => Sam, _ => Lee },
    };
}
