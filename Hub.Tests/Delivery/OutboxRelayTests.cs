using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Delivery;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Delivery;

public sealed class OutboxRelayTests(DatabaseFixture databases)
{
    private static readonly TimeSpan AfterTheLease = TimeSpan.FromSeconds(31);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_in_the_outbox_is_sent_in_order_urgent_first_and_marked(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        foreach (var number in Enumerable.Range(1, 5))
        {
            await hub.SendAsync(Police, "concern", PoliceExample("concern-full", ("NC-CASE-0101", $"NC-CASE-{number}")), $"m-{number}", urgent: number == 5);
        }

        var decided = (await hub.RowsAsync<OutboxRow>()).OrderByDescending(row => row.Urgent).ThenBy(row => row.Sequence).ToList();
        await hub.RelayAsync();

        Assert.Contains(decided, row => row.Urgent);
        Assert.Contains(decided, row => !row.Urgent);
        Assert.Equal(decided.Select(row => row.MessageId), hub.Channel.Delivered.Select(post => post.MessageId));
        Assert.All(await hub.RowsAsync<OutboxRow>(), row => Assert.Equal((true, null), (row.SentAt is not null, row.LastFailure)));
        Assert.All(await hub.RowsAsync<ReferralRow>(), row => Assert.NotNull(row.DeliveredAt));
        Assert.Equal((await hub.RowsAsync<ReferralRow>()).Count, (await hub.RowsAsync<TimelineRow>()).Count(row => row.Event == "delivered"));
        Assert.Equal(0, await hub.Relay.RelayAsync(TestContext.Current.CancellationToken));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_failed_send_is_tried_again_after_each_interval_with_the_same_message_id(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("invalid/concern-cut-off"), "m-1");
        hub.Channel.Failing = _ => DeliveryFailures.Unroutable;
        await hub.RelayAsync();
        foreach (var interval in OutboxRelay.RetryIntervals.Append(OutboxRelay.RetryIntervals[^1]))
        {
            Assert.Equal(DeliveryFailures.Unroutable, Assert.Single(await hub.RowsAsync<OutboxRow>()).LastFailure);
            var before = hub.Channel.Attempted.Count;
            hub.Time.Advance(interval - TimeSpan.FromMilliseconds(1));
            await hub.RelayAsync();
            Assert.Equal(before, hub.Channel.Attempted.Count);
            hub.Time.Advance(TimeSpan.FromMilliseconds(1));
            await hub.RelayAsync();
            Assert.Equal(before + 1, hub.Channel.Attempted.Count);
        }

        hub.Channel.Failing = _ => null;
        hub.Time.Advance(OutboxRelay.RetryIntervals[^1]);
        await hub.RelayAsync();

        Assert.Single(hub.Channel.Delivered);
        Assert.Single(hub.Channel.Attempted.Select(post => post.MessageId).Distinct());
        Assert.Null(Assert.Single(await hub.RowsAsync<OutboxRow>()).LastFailure);
    }

    [Fact]
    public async Task What_the_absent_broker_held_up_goes_soon_after_it_is_back_however_long_it_was_away()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("invalid/concern-cut-off"), "m-1");
        hub.Channel.Failing = _ => DeliveryFailures.BrokerDown;
        for (var round = 0; round < 10; round++)
        {
            await hub.RelayAsync();
            hub.Time.Advance(OutboxRelay.BrokerAwayInterval);
        }

        hub.Channel.Failing = _ => null;
        await hub.RelayAsync();

        Assert.Equal(11, hub.Channel.Attempted.Count);
        Assert.Single(hub.Channel.Delivered);
    }

    [Fact]
    public async Task Two_relays_at_once_send_nothing_twice()
    {
        await using var one = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        await using var two = one.Another();
        await Task.WhenAll(Enumerable.Range(1, 150).Select(number =>
            one.SendAsync(Police, "concern", PoliceExample("concern-low-risk", ("NC-CASE-0112", $"NC-CASE-{number}")), $"m-{number}")));
        await Task.WhenAll(one.RelayAsync(), two.RelayAsync());
        await one.RelayAsync();

        var sent = one.Channel.Delivered.Concat(two.Channel.Delivered).Select(post => post.MessageId).ToList();
        Assert.Equal(sent.Count, sent.Distinct().Count());
        Assert.Equal((await one.RowsAsync<OutboxRow>()).Select(row => row.MessageId).Order(), sent.Order());
        Assert.All(await one.RowsAsync<OutboxRow>(), row => Assert.NotNull(row.SentAt));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_update_is_never_sent_before_its_referral(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        await hub.SendAsync(Police, "update", PoliceExample("update-more-information"), "m-2");
        await hub.SendAsync(Police, "update", PoliceExample("update-amended"), "m-3", urgent: true);
        hub.Channel.Failing = post => post.Type == "referral" ? DeliveryFailures.Unroutable : null;
        await hub.RelayAsync();
        Assert.Empty(hub.Channel.OfType("update"));

        hub.Channel.Failing = _ => null;
        foreach (var interval in OutboxRelay.RetryIntervals)
        {
            hub.Time.Advance(interval);
            await hub.RelayAsync();
        }

        var recipients = await hub.RecipientsAsync();
        Assert.NotEmpty(recipients);
        Assert.All(recipients, recipient => Assert.Equal(
            ["referral", "update", "update"], hub.Channel.Delivered.Where(post => post.Recipient.ToString() == recipient).Select(post => post.Type)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_message_that_cannot_be_composed_holds_up_no_other(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        var broken = (await hub.RowsAsync<OutboxRow>()).First(row => row.Type == "referral");
        await hub.ReadAsync(context => context.Outbox.Where(row => row.Sequence == broken.Sequence)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.MessageId, Guid.NewGuid()), TestContext.Current.CancellationToken));
        await hub.RelayAsync();

        var rows = await hub.RowsAsync<OutboxRow>();
        Assert.True(rows.Count > 1);
        Assert.Equal("cannot-compose AuthenticationTagMismatchException", Assert.Single(rows, row => row.SentAt is null).LastFailure);
        Assert.Equal(rows.Count - 1, hub.Channel.Delivered.Count);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_relay_that_dies_after_sending_sends_again_with_the_same_message_ids(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        hub.Channel.AfterSending = () => throw new OperationCanceledException("The process ends here.");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(hub.RelayAsync);
        var first = hub.Channel.Delivered.Select(post => (post.MessageId, Text: CapturingChannel.Text(post))).ToList();
        hub.Channel.AfterSending = () => Task.CompletedTask;
        await hub.RelayAsync();
        Assert.Equal(first.Count, hub.Channel.Delivered.Count);

        hub.Time.Advance(AfterTheLease);
        await hub.RelayAsync();

        Assert.NotEmpty(first);
        Assert.Equal(first, hub.Channel.Delivered.Skip(first.Count).Select(post => (post.MessageId, CapturingChannel.Text(post))));
        Assert.All(await hub.RowsAsync<OutboxRow>(), row => Assert.NotNull(row.SentAt));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_mailbox_takes_each_message_once_however_often_it_is_sent(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        await hub.RelayAsync();
        var (posts, mailbox) = (hub.Channel.Delivered, new StoreMailbox(hub.Store, hub.Keys, hub.Time));
        var once = await mailbox.SendAsync(posts, TestContext.Current.CancellationToken);
        var twice = await mailbox.SendAsync([.. posts, .. posts], TestContext.Current.CancellationToken);

        Assert.All(once.Concat(twice), receipt => Assert.True(receipt.Delivered));
        Assert.Equal(posts.Select(post => post.MessageId).Order(), (await hub.RowsAsync<MailboxRow>()).Select(row => row.MessageId).Order());
    }
}
