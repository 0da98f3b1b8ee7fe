using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>Somebody deletes an <c>_error</c> queue while the hub fails on one message after the other.</summary>
public sealed class DeletedErrorQueueTests(BrokerFixture brokers, DatabaseFixture databases)
{
    private const string ErrorQueue = "hub.in.police_error";
    private const int Messages = 400;
    private static readonly TimeSpan WithinAMinute = TimeSpan.FromMinutes(1);
    private static readonly BrokerTopology Desired = DesiredTopology.For([], ["police"]);

    [Fact]
    public async Task It_is_back_within_a_minute_nothing_is_lost_and_one_alert_began_and_ended()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        var host = await brokers.CreateVirtualHostAsync();
        await TopologyDeclaration.DeclareAsync(host, Desired, cancellation);
        using var management = (await brokers.StartedAsync()).Management();
        var (alerts, deleted, settings) = (new AlertLog(), new DeletedQueues(), new RecoverySettings { AlertAfter = TimeSpan.FromDays(1) });
        await using var intake = await RunningIntake.StartAsync(host, ["police"], inner =>
            new FaultKeeping(inner, new CollectionWriter(hub.Store, hub.Keys, hub.Time), hub.Store, ["police"], TimeProvider.System, NullLogger<FaultKeeping>.Instance));
        intake.Intake.Before = (_, _) => throw new InvalidOperationException("broken on purpose");
        using var collector = new DeadLetterCollector(host, Desired, hub.Store, () => new CollectionWriter(hub.Store, hub.Keys, hub.Time), deleted, TimeProvider.System, NullLogger<DeadLetterCollector>.Instance);
        using var watch = new RecoveryWatch(
            new LetterWatch(hub.Store, settings, hub.Time),
            new UncollectedWatch(hub.Store, new UncollectedInMailbox(hub.Store), hub.Agreement, new UncollectedTelling(hub.Store, hub.Agreement, hub.Keys, hub.Time), settings, hub.Time),
            new BrokerWatch(new WatchedBroker(host, Desired, null), deleted, hub.Store, TimeProvider.System), new Incidents(hub.Store, alerts, TimeProvider.System), deleted, hub.Store, TimeProvider.System, NullLogger<RecoveryWatch>.Instance);
        await collector.StartAsync(cancellation);
        await watch.StartAsync(cancellation);
        await using var partner = await BrokerClient.ConnectAsync(host);
        await Condition.MetAsync("the queue is read", WithinAMinute, async _ => await ConsumersAsync(host) == 1, cancellation);

        var publishing = PublishAsync(partner);
        await Condition.MetAsync("the hub is failing", WithinAMinute, async _ => (await hub.RowsAsync<DeadLetterRow>()).Count > Messages / 8, cancellation);
        await partner.DeleteQueueAsync(ErrorQueue);
        await Condition.MetAsync("it is back and read", WithinAMinute, async _ => await ConsumersAsync(host) == 1, cancellation);
        await publishing;
        await Condition.MetAsync("everything is kept", WithinAMinute, async _ => (await hub.RowsAsync<DeadLetterRow>()).Count == Messages, cancellation);
        await Condition.MetAsync("it is over", WithinAMinute, async stop =>
        {
            await watch.LookAsync(stop);
            return alerts.Told.Any(alert => !alert.Began);
        }, cancellation);

        Assert.Equal([(IncidentNames.QueueDeleted, ErrorQueue, true), (IncidentNames.QueueDeleted, ErrorQueue, false)], alerts.Told);
        Assert.All(await hub.RowsAsync<DeadLetterRow>(), row => Assert.StartsWith("hub.in.police error/InvalidOperationException/", row.Fingerprint, StringComparison.Ordinal));
        Assert.Empty(TopologyDiff.Between(Desired, (await management.ReadAsync(host.VirtualHost, cancellation)) with { Users = [], Permissions = [], TopicPermissions = [] }));
        await watch.StopAsync(cancellation);
        await collector.StopAsync(cancellation);
    }

    private static async Task PublishAsync(BrokerClient partner)
    {
        for (var number = 0; number < Messages; number++)
        {
            await partner.PublishAsync("hub.in", "police.northshire.concern", "<a/>"u8.ToArray(), new BasicProperties { MessageId = $"m-{number}" });
        }
    }

    private static async Task<uint> ConsumersAsync(RabbitMqSettings host)
    {
        await using var connection = await host.ConnectionFactory("test").CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(ErrorQueue, TestContext.Current.CancellationToken)).ConsumerCount;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return 0;
        }
    }
}
