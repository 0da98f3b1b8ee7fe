using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>Each answer finds its referral, is applied once, and cannot be read in the store.</summary>
public sealed class AppliedAnswersTests(DatabaseFixture databases)
{
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
