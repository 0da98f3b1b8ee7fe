using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>Answers that lead from one agency to another.</summary>
public sealed class FurtherAnsweringTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_redirect_is_an_offer_and_whoever_accepts_it_holds_it(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        Assert.DoesNotContain(Cwmafon.ToString(), await hub.RecipientsAsync());
        await AnswerAsync(hub, concern, "redirected");

        var offer = Assert.Single(hub.Channel.OfType("referral"), post => post.Recipient == Cwmafon);
        Assert.Contains("Testerley", CapturingChannel.Text(offer), StringComparison.Ordinal);
        Assert.Equal((Police.ToString(), "redirect-offered"), ((await ReferralAsync(hub)).Holder, (await ReferralAsync(hub)).Phase));
        Assert.Equal(Cwmafon.ToString(), (await OwedAsync(hub, Owed.AnswerRedirect)).OwedBy);

        var taken = await SayAsync(hub, Cwmafon, "response", Answer("accepted", concern.Reference!.Value, ("\"901\"", "\"903\"")), "w-1");
        Assert.Equal(ReceivedOutcome.ResponseApplied, taken.Outcome);
        Assert.Equal((Cwmafon.ToString(), "accepted"), ((await ReferralAsync(hub)).Holder, (await ReferralAsync(hub)).Phase));
        Assert.NotNull((await OwedAsync(hub, Owed.AnswerRedirect)).MetAt);
        Assert.Contains(hub.Channel.OfType("feedback"), post => post.Recipient == SocialCare);
        Assert.Empty(hub.Channel.OfType("rejection"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_the_recipient_has_to_know_is_owed_by_the_referrer_until_it_is_supplied(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "needs-information");

        Assert.Equal((Police.ToString(), null), ((await OwedAsync(hub, Owed.SupplyInformation)).OwedBy, (await OwedAsync(hub, Owed.SupplyInformation)).MetAt));
        Assert.Contains("Where will she sleep tonight?", CapturingChannel.Text(Assert.Single(hub.Channel.OfType("feedback"))), StringComparison.Ordinal);
        Assert.Null((await OwedAsync(hub, "decide")).MetAt);

        await SayAsync(hub, Police, "response", PoliceExample("response-information-supplied", About(concern)), "p-1");
        Assert.NotNull((await OwedAsync(hub, Owed.SupplyInformation)).MetAt);
        Assert.Equal("acknowledged", (await ReferralAsync(hub)).Phase);
        Assert.Contains("found safe", CapturingChannel.Text(Assert.Single(hub.Channel.OfType("feedback"), post => post.Recipient == SocialCare)), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_challenge_reaches_the_agency_that_declined_and_no_other(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "declined");
        await SayAsync(hub, Police, "response", PoliceExample("response-challenged", About(concern)), "p-1");

        Assert.Equal([Police, SocialCare], hub.Channel.OfType("feedback").Select(post => post.Recipient));
        Assert.Equal(SocialCare.ToString(), (await OwedAsync(hub, Owed.AnswerChallenge)).OwedBy);
        Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.AnswerChallenge);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_finds_its_referral_by_the_message_that_it_answers(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await RaiseAsync(hub);
        var told = Assert.Single(await hub.RowsAsync<OutboxRow>(), row => row.Type == "referral" && row.Recipient == Health.ToString());
        var foreign = Assert.Single(await hub.RowsAsync<OutboxRow>(), row => row.Type == "referral" && row.Recipient == SocialCare.ToString());
        const string Example = "01890000-0000-7000-8000-000000000001";
        (string, string) withoutReference = (Reference.ToString(), "not-a-reference");
        var body = HealthExample("response-acknowledged", (Example, told.MessageId.ToString()), withoutReference);
        var acknowledged = await SayAsync(hub, Health, "response", body, "h-1");
        var others = await SayAsync(hub, Health, "response", HealthExample("response-acknowledged", (Example, foreign.MessageId.ToString()), withoutReference), "h-2");

        Assert.Equal((ReceivedOutcome.ResponseApplied, ReceivedOutcome.Quarantined), (acknowledged.Outcome, others.Outcome));
        Assert.NotNull(Assert.Single(await hub.RowsAsync<ReferralRow>(), row => row.Recipient == Health.ToString()).AcknowledgedAt);
        Assert.Null((await ReferralAsync(hub)).AcknowledgedAt);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_close_is_announced_to_the_partners_and_its_notice_runs(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "accepted", "a-1");
        await AnswerAsync(hub, concern, "outcome", "a-2");
        await AnswerAsync(hub, concern, "closed", "a-3");

        var referral = await ReferralAsync(hub);
        Assert.Equal(("close-announced", SocialCare.ToString()), (referral.Phase, referral.Holder));
        Assert.NotNull(referral.OutcomeAt);
        Assert.True(referral.CloseNoticeDue > hub.Time.GetUtcNow());
        Assert.Null(referral.ClosedAt);
        Assert.Contains(hub.Channel.OfType("feedback"), post => post.Recipient == Police && CapturingChannel.Text(post).Contains("She turned 18", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_was_answered_cannot_be_read_in_the_store(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "declined");
        byte[][] kept = [(await ReferralAsync(hub)).SealedState!, Assert.Single(await hub.RowsAsync<RecordedAnswerRow>()).SealedAnswer];

        Assert.All(kept, bytes => Assert.DoesNotContain("Managerly", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal));
        Assert.DoesNotContain(await hub.RowsAsync<TimelineRow>(), entry => entry.Text.Contains("Early help", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_instances_that_apply_at_once_apply_each_answer_once()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        await using var other = hub.Another();
        var concern = await RaiseAsync(hub);
        foreach (var kind in new[] { "acknowledged", "needs-information", "accepted", "outcome" })
        {
            await hub.SendAsync(SocialCare, "response", Answer(kind, concern.Reference!.Value), kind);
        }

        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() => new[] { hub, other }[at % 2].AnotherApplier().ApplyAsync(TestContext.Current.CancellationToken))));

        Assert.Equal(4, applied.Sum());
        await hub.RelayAsync();
        Assert.Equal(4, hub.Channel.OfType("feedback").Count);
        Assert.Equal((SocialCare.ToString(), "accepted"), ((await ReferralAsync(hub)).Holder, (await ReferralAsync(hub)).Phase));
        Assert.Equal(
            ["referral-acknowledged", "information-requested", "referral-accepted", "outcome-given"],
            (await TimelineAsync(hub)).Where(happened => happened is "referral-acknowledged" or "information-requested" or "referral-accepted" or "outcome-given"));
    }
}
