using Microsoft.Extensions.Time.Testing;
using SafeguardingHub.Delivery;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Delivery;

/// <summary>The short cut from recording to delivery.</summary>
public sealed class HandoverTests(DatabaseFixture databases)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_was_just_recorded_is_sent_without_being_claimed_and_marked_all_the_same(DatabaseKind database)
    {
        await using var hub = await OpenAsync(database);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        Assert.Equal(0, await hub.Relay.RelayAsync(TestContext.Current.CancellationToken));

        var sent = await hub.Relay.RelayFreshAsync(TestContext.Current.CancellationToken);

        var rows = await hub.RowsAsync<OutboxRow>();
        Assert.Equal((sent, sent), (rows.Count, hub.Channel.Delivered.Count));
        Assert.All(rows, row => Assert.Equal((true, 1), (row.SentAt is not null, row.Attempts)));
        Assert.All(await hub.RowsAsync<ReferralRow>(), row => Assert.NotNull(row.DeliveredAt));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_says_the_same_as_what_is_claimed_from_the_outbox(DatabaseKind database)
    {
        await using var hub = await OpenAsync(database);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        await hub.Relay.RelayFreshAsync(TestContext.Current.CancellationToken);
        await hub.ExecuteAsync(database == DatabaseKind.Sqlite ? "UPDATE outbox SET sent_at = NULL, next_attempt_at = 0" : "UPDATE outbox SET sent_at = NULL, next_attempt_at = '2000-01-01T00:00:00Z'");
        await hub.Relay.RelayAsync(TestContext.Current.CancellationToken);

        var said = hub.Channel.Delivered.ToLookup(post => post.MessageId, CapturingChannel.Text);
        Assert.NotEmpty(said);
        Assert.All(said, same => Assert.Equal(2, same.Count()));
        Assert.All(said, same => Assert.Single(same.Distinct()));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_never_sent_from_here_is_claimed_when_its_lease_ends(DatabaseKind database)
    {
        await using var hub = await OpenAsync(database);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        hub.Time.Advance(OutboxRelay.Lease - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await hub.Relay.RelayAsync(TestContext.Current.CancellationToken));
        hub.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotEqual(0, await hub.Relay.RelayAsync(TestContext.Current.CancellationToken));

        Assert.NotEqual(0, await hub.Relay.RelayFreshAsync(TestContext.Current.CancellationToken));
        Assert.Equal(hub.Channel.Delivered.Count, hub.Channel.Delivered.DistinctBy(post => post.MessageId).Count());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_given_back_is_claimed_at_once(DatabaseKind database)
    {
        await using var hub = await OpenAsync(database);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        await hub.Relay.ReleaseAsync();

        Assert.Equal((await hub.RowsAsync<OutboxRow>()).Count, await hub.Relay.RelayAsync(TestContext.Current.CancellationToken));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_update_is_not_handed_over_since_its_referral_goes_first(DatabaseKind database)
    {
        await using var hub = await OpenAsync(database);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        await hub.SendAsync(Police, "update", PoliceExample("update-more-information"), "m-2");
        hub.Channel.Failing = post => post.Type == "referral" ? DeliveryFailures.Unroutable : null;
        await hub.RelayAsync();

        Assert.NotEmpty(hub.Channel.OfType("receipt"));
        Assert.Empty(hub.Channel.OfType("update"));
    }

    [Fact]
    public async Task While_the_broker_is_away_nothing_is_handed_over()
    {
        await using var hub = await OpenAsync(DatabaseKind.Sqlite);
        hub.Channel.Failing = _ => DeliveryFailures.BrokerDown;
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        await hub.RelayAsync();
        Assert.False(hub.Handover.HasRoomFor(1));

        hub.Channel.Failing = _ => null;
        hub.Time.Advance(OutboxRelay.BrokerAwayInterval);
        await hub.RelayAsync();

        Assert.True(hub.Handover.HasRoomFor(1));
        Assert.All(await hub.RowsAsync<OutboxRow>(), row => Assert.NotNull(row.SentAt));
    }

    [Fact]
    public async Task Recording_waits_while_more_is_handed_over_than_delivery_keeps_up_with_and_not_for_long()
    {
        var time = new FakeTimeProvider();
        var handover = new Handover(new DeliverySignal(), time);
        Assert.True(handover.RoomAsync().IsCompleted);

        handover.Take(Messages(1000));
        var waiting = handover.RoomAsync();
        Assert.False(waiting.IsCompleted);
        Assert.False(handover.HasRoomFor(1000));
        Assert.Equal(950, handover.Next(950).Count);
        await waiting.WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.True(handover.HasRoomFor(1000));

        handover.Take(Messages(1000));
        var impatient = handover.RoomAsync();
        Assert.False(impatient.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        await impatient.WaitAsync(Limit, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_finds_no_room_is_left_to_the_outbox_and_looked_for_there_at_once()
    {
        await using var hub = await OpenAsync(DatabaseKind.Sqlite);
        hub.Handover.Take(Messages(1200));
        Assert.False(hub.Delivering.TakeOutbox());

        var sending = hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        await Condition.MetAsync("recording has waited long enough", Limit, _ =>
        {
            hub.Time.Advance(TimeSpan.FromSeconds(2));
            return Task.FromResult(sending.IsCompleted);
        }, TestContext.Current.CancellationToken);
        await sending;

        Assert.True(hub.Delivering.TakeOutbox());
        Assert.Equal((await hub.RowsAsync<OutboxRow>()).Count, await hub.Relay.RelayAsync(TestContext.Current.CancellationToken));
        // The recorder ends when there is room again.
        hub.Handover.Next(1200);
    }

    private static List<FreshMessage> Messages(int count) => [.. Enumerable.Range(0, count).Select(_ => new FreshMessage(new OutboxRow { MessageId = Guid.NewGuid(), Recipient = "police.northshire", Type = "receipt", Urgent = false, DataKeyId = Guid.NewGuid(), SealedContent = [], CreatedAt = RaisedAt, NextAttemptAt = RaisedAt }, null!))];

    private async Task<RunningFlow> OpenAsync(DatabaseKind database)
    {
        var hub = await RunningFlow.StartAsync(database, databases);
        hub.Handover.Open(true);
        return hub;
    }
}
