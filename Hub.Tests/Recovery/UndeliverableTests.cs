using SafeguardingHub.Delivery;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>What cannot be delivered to one recipient, while others have it.</summary>
public sealed class UndeliverableTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_is_shown_with_its_clock_replayed_for_that_recipient_alone_and_gone_once_delivered(DatabaseKind database)
    {
        await using var recovery = new RunningRecovery(await RunningFlow.StartAsync(database, databases));
        var hub = recovery.Hub;
        hub.Channel.Failing = post => post.Recipient == SocialCare ? DeliveryFailures.Unroutable : null;
        await hub.SendAsync(Police, "concern", PoliceExample("concern-restricted-address"), "c-1");
        for (var attempt = 0; attempt < OutboxSweep.Attempts; attempt++)
        {
            await hub.RelayAsync();
            hub.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await recovery.Outbox.RunAsync(TestContext.Current.CancellationToken);
        await recovery.Outbox.RunAsync(TestContext.Current.CancellationToken);
        await recovery.Clocks.RunAsync(TestContext.Current.CancellationToken);
        var group = await recovery.OnlyGroupAsync();
        Assert.Equal(("hub.out unroutable/referral", 1, "social-care.northshire"), (group.Fingerprint, group.Count, Assert.Single(group.Agencies)));
        Assert.NotNull(group.Clock);
        Assert.Equal("1 would pass, 0 still fail", (await recovery.Commands.DryRunAsync(RunningRecovery.Ada, group.Id, TestContext.Current.CancellationToken)).ToString());

        hub.Channel.Failing = _ => null;
        await hub.RelayAsync();
        var others = hub.Channel.Delivered.Count(post => post.Recipient != SocialCare);
        await recovery.Commands.ReplayAsync(RunningRecovery.Ada, group.Id, "the queue is back", TestContext.Current.CancellationToken);
        await recovery.ReplayAllAsync();
        await hub.RelayAsync();
        await recovery.Outbox.RunAsync(TestContext.Current.CancellationToken);

        Assert.Single(hub.Channel.To(SocialCare), post => post.Type == "referral");
        Assert.Equal(others, hub.Channel.Delivered.Count(post => post.Recipient != SocialCare));
        Assert.Equal(DeadLetterState.Delivered, Assert.Single(await hub.RowsAsync<DeadLetterRow>()).State);
    }
}
