using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>Collecting is where other tools lose what they collect.</summary>
public sealed class CollectionRetryTests(BrokerFixture brokers, DatabaseFixture databases)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly BrokerTopology Desired = DesiredTopology.For([SocialCare], ["police"]);

    [Fact]
    public async Task What_cannot_be_kept_stays_on_the_broker_shows_and_is_tried_again_until_it_is()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        var host = await brokers.CreateVirtualHostAsync();
        await TopologyDeclaration.DeclareAsync(host, Desired, cancellation);
        await using var partner = await BrokerClient.ConnectAsync(host);
        var (refusing, store) = (true, Substitute.For<IHubStore>());
        store.Open().Returns(_ => hub.Store.Open());
        store.BeginWriteAsync(default!, cancellation).ReturnsForAnyArgs(call => hub.Store.BeginWriteAsync(call.Arg<HubDbContext>(), call.Arg<CancellationToken>()));
        store.WriteAsync(default!, default!, cancellation).ReturnsForAnyArgs(call => Volatile.Read(ref refusing) ? throw new InvalidOperationException("A fault of ours.") : hub.Store.WriteAsync(call.Arg<HubDbContext>(), call.Arg<NewRows>(), call.Arg<CancellationToken>()));
        using var collector = new DeadLetterCollector(host, Desired, store, () => new CollectionWriter(store, hub.Keys, hub.Time), new DeletedQueues(), TimeProvider.System, NullLogger<DeadLetterCollector>.Instance);
        await collector.StartAsync(cancellation);

        await partner.PublishAsync("hub.in.police_error", "police.northshire.concern", "one"u8.ToArray(), CollectionTests.SetAside("m-1"));
        await Condition.MetAsync("the retry shows", Limit, async _ => (await hub.RowsAsync<CollectionRetryRow>()).Count == 1, cancellation);
        var retry = Assert.Single(await hub.RowsAsync<CollectionRetryRow>());
        Assert.Equal(("hub.in.police_error", nameof(InvalidOperationException)), (retry.Queue, retry.Failure));
        Assert.Empty(await hub.RowsAsync<DeadLetterRow>());

        Volatile.Write(ref refusing, false);
        await CollectionTests.CollectedAsync(hub, 1);
        Assert.Empty(await hub.RowsAsync<CollectionRetryRow>());
        await collector.StopAsync(cancellation);
        Assert.Equal(0u, await partner.CountAsync("hub.in.police_error"));
    }

    [Fact]
    public async Task What_was_not_kept_when_the_collector_ended_is_on_the_broker_still()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        var host = await brokers.CreateVirtualHostAsync();
        await TopologyDeclaration.DeclareAsync(host, Desired, cancellation);
        await using var partner = await BrokerClient.ConnectAsync(host);
        var store = Substitute.For<IHubStore>();
        store.Open().Returns(_ => hub.Store.Open());
        store.BeginWriteAsync(default!, cancellation).ReturnsForAnyArgs(Task.FromException<IDbContextTransaction>(new TimeoutException("The store is away.")));
        store.IsUnavailable(default!).ReturnsForAnyArgs(true);
        using var collector = new DeadLetterCollector(host, Desired, store, () => new CollectionWriter(store, hub.Keys, hub.Time), new DeletedQueues(), TimeProvider.System, NullLogger<DeadLetterCollector>.Instance);
        await collector.StartAsync(cancellation);
        await partner.PublishAsync("hub.in.police_error", "police.northshire.concern", "one"u8.ToArray());
        await Condition.MetAsync("the collector has it", Limit, _ => Task.FromResult(store.ReceivedCalls().Any(call => call.GetMethodInfo().Name == nameof(IHubStore.BeginWriteAsync))), cancellation);

        await collector.StopAsync(cancellation);

        await Condition.MetAsync("it is ready again", Limit, async _ => await partner.CountAsync("hub.in.police_error") == 1, cancellation);
    }
}
