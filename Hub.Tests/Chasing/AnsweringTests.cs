using SafeguardingHub.Adapters;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>What an agency answers reaches the record and the process, whatever is killed in between.</summary>
public sealed class AnsweringTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_acknowledgement_by_a_named_person_is_met_by_the_answer_and_not_by_delivery(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);

        Assert.NotNull((await ReferralAsync(hub)).DeliveredAt);
        Assert.Null((await OwedAsync(hub, "acknowledge")).MetAt);

        hub.Time.Advance(TimeSpan.FromMinutes(30));
        var accepted = await AnswerAsync(hub, concern, "acknowledged");

        Assert.Equal((ReceivedOutcome.ResponseApplied, concern.Reference), (accepted.Outcome, accepted.Reference));
        var referral = await ReferralAsync(hub);
        Assert.Equal(hub.Time.GetUtcNow(), referral.AcknowledgedAt!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal((null, null, Police.ToString(), "acknowledged"), (referral.DecidedAt, referral.OutcomeAt, referral.Holder, referral.Phase));
        Assert.NotNull((await OwedAsync(hub, "acknowledge")).MetAt);
        Assert.Null((await OwedAsync(hub, "decide")).MetAt);
        Assert.Contains("Workerby", CapturingChannel.Text(Assert.Single(hub.Channel.OfType("feedback"))), StringComparison.Ordinal);
        Assert.Equal(Police, hub.Channel.OfType("feedback")[0].Recipient);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Accepting_moves_the_holder_and_makes_the_outcome_owed(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "accepted");

        var referral = await ReferralAsync(hub);
        Assert.Equal((SocialCare.ToString(), "accepted"), (referral.Holder, referral.Phase));
        Assert.NotNull(referral.AcknowledgedAt);
        Assert.NotNull(referral.DecidedAt);
        Assert.NotNull((await OwedAsync(hub, "acknowledge")).MetAt);
        Assert.NotNull((await OwedAsync(hub, "decide")).MetAt);
        var outcome = await OwedAsync(hub, Owed.FeedBackOutcome);
        Assert.Equal((SocialCare.ToString(), null), (outcome.OwedBy, outcome.MetAt));
        Assert.True(outcome.Due > hub.Time.GetUtcNow());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_decline_is_told_to_the_referrer_at_once_and_the_referrer_still_holds(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "declined");

        var told = Assert.Single(hub.Channel.OfType("feedback"));
        Assert.Equal(Police, told.Recipient);
        Assert.Contains("Early help is in place", CapturingChannel.Text(told), StringComparison.Ordinal);
        var referral = await ReferralAsync(hub);
        Assert.Equal((Police.ToString(), "declined"), (referral.Holder, referral.Phase));
        Assert.NotNull((await OwedAsync(hub, "decide")).MetAt);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_twice_counts_once(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "accepted", "a-1");
        var first = await ReferralAsync(hub);
        hub.Time.Advance(TimeSpan.FromHours(1));
        var again = await AnswerAsync(hub, concern, "accepted", "a-1");

        Assert.True(again.Repeated);
        Assert.Single(await hub.RowsAsync<RecordedAnswerRow>());
        Assert.Single(hub.Channel.OfType("feedback"));
        await AnswerAsync(hub, concern, "accepted", "a-2");
        Assert.Single(hub.Channel.OfType("feedback"));
        Assert.Equal((first.DecidedAt, first.Holder), ((await ReferralAsync(hub)).DecidedAt, SocialCare.ToString()));
        Assert.Equal(0, await hub.ApplyAsync());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_agency_that_is_no_party_is_refused_as_if_there_were_no_such_concern(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        var foreign = await hub.SendAsync(Cwmafon, "response", Answer("acknowledged", concern.Reference!.Value), "f-1");
        var unknown = await hub.SendAsync(Cwmafon, "response", Answer("acknowledged", Reference), "f-2");
        await hub.ApplyAsync();

        Assert.DoesNotContain(Cwmafon.ToString(), await hub.RecipientsAsync());
        Assert.All([foreign, unknown], refused =>
        {
            Assert.Equal((ReceivedOutcome.Quarantined, null), (refused.Outcome, refused.Reference));
            Assert.Equal(Problems.NotAParty.Whole(), Assert.Single(refused.Problems));
        });
        var rejections = hub.Channel.OfType("rejection").Select(CapturingChannel.Text).ToList();
        Assert.Equal(2, rejections.Count);
        Assert.DoesNotContain(rejections, text => text.Contains(concern.Reference!.Value.ToString(), StringComparison.Ordinal));
        Assert.Empty(await hub.RowsAsync<RecordedAnswerRow>());
        Assert.Null((await ReferralAsync(hub)).AcknowledgedAt);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_illegal_answer_is_recorded_and_answered_and_changes_nothing(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "accepted", "a-1");
        var late = await AnswerAsync(hub, concern, "declined", "a-2");

        Assert.Equal(ReceivedOutcome.ResponseApplied, late.Outcome);
        var rejection = Assert.Single(hub.Channel.OfType("rejection"));
        Assert.Equal(SocialCare, rejection.Recipient);
        Assert.Contains(Problems.OutOfOrder.Code, CapturingChannel.Text(rejection), StringComparison.Ordinal);
        Assert.Contains(Refusals.DeclinedAfterAccepting.Code, CapturingChannel.Text(rejection), StringComparison.Ordinal);
        Assert.Contains(await hub.RowsAsync<TimelineRow>(), entry => entry.Event == "refused");
        Assert.Equal((SocialCare.ToString(), "accepted"), ((await ReferralAsync(hub)).Holder, (await ReferralAsync(hub)).Phase));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Killed_between_recording_and_applying_an_answer_is_applied_by_the_next_instance(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await hub.SendAsync(SocialCare, "response", Answer("accepted", concern.Reference!.Value), "a-1");
        Assert.Null(Assert.Single(await hub.RowsAsync<RecordedAnswerRow>()).AppliedAt);
        Assert.Equal(Police.ToString(), (await ReferralAsync(hub)).Holder);

        Assert.Equal(1, await hub.AnotherApplier().ApplyAsync(TestContext.Current.CancellationToken));

        Assert.Equal(SocialCare.ToString(), (await ReferralAsync(hub)).Holder);
        Assert.NotNull(Assert.Single(await hub.RowsAsync<RecordedAnswerRow>()).AppliedAt);
        Assert.Equal(0, await hub.ApplyAsync());
        Assert.Single(hub.Channel.OfType("feedback"));
    }
}
