using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>What went wrong on the broker is in the store within seconds, sealed, and gone from the broker only then.</summary>
public sealed class CollectionTests(BrokerFixture brokers, DatabaseFixture databases)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly byte[] Concern = PoliceExample("concern-county-lines-arrest");
    private static readonly BrokerTopology Desired = DesiredTopology.For([SocialCare], ["police"]);

    [Fact]
    public async Task From_every_queue_for_what_went_wrong_with_its_place_and_its_cause()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        var host = await DeclaredAsync();
        await using var partner = await BrokerClient.ConnectAsync(host);
        using var collector = await CollectingAsync(hub, host);

        await partner.PublishAsync("hub.in.police_error", "police.northshire.concern.urgent", Concern, SetAside("m-1"));
        await partner.PublishAsync("hub.in.police_skipped", "police.northshire.update", "skipped"u8.ToArray());
        await partner.PublishAsync("hub.out", "social-care.northshire", "refused"u8.ToArray(), new BasicProperties { Type = "referral", MessageId = Guid.NewGuid().ToString() });
        await Condition.MetAsync("the agency has it", Limit, async _ => await partner.CountAsync("agency.social-care.northshire") == 1, TestContext.Current.CancellationToken);
        await partner.RejectNextAsync("agency.social-care.northshire");
        await CollectedAsync(hub, 3);

        var letters = (await hub.RowsAsync<DeadLetterRow>()).OrderBy(row => row.Source).ToList();
        Assert.Equal(
            [
                (DeadLetterSource.Error, "hub.in.police", "error", "police.northshire", "concern", true),
                (DeadLetterSource.Skipped, "hub.in.police", "skipped", "police.northshire", "update", false),
                (DeadLetterSource.DeadLetterQueue, "agency.social-care.northshire", "rejected", "social-care.northshire", "referral", false),
            ],
            letters.Select(row => (row.Source, row.Queue, row.Code, row.Agency!, row.Kind, row.Urgent)));
        Assert.Equal("hub.in.police error/InvalidOperationException/PoliceReading.Read", letters[0].Fingerprint);
        foreach (var queue in DeadLetterCollector.QueuesOf(Desired))
        {
            Assert.Equal(0u, await partner.CountAsync(queue));
        }

        await using var context = hub.Store.Open();
        Assert.Equal(Concern, (await SafeguardingHub.Recovery.StoredLetter.OpenAsync(context, letters[0], hub.Keys, TestContext.Current.CancellationToken)).Body.ToArray());
        Assert.DoesNotContain((await hub.RowsAsync<DeadLetterContentRow>()), row => Encoding.UTF8.GetString(row.SealedBody).Contains("Notification", StringComparison.Ordinal));
        await collector.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_replayed_goes_back_to_where_it_came_from_and_to_that_recipient_alone()
    {
        await using var recovery = new RunningRecovery(await RunningFlow.StartAsync(DatabaseKind.Postgres, databases));
        var hub = recovery.Hub;
        var host = await DeclaredAsync();
        await using var partner = await BrokerClient.ConnectAsync(host);
        using var collector = await CollectingAsync(hub, host);
        var id = Guid.NewGuid();
        await partner.PublishAsync("hub.in.police_error", "police.northshire.concern", Concern, SetAside("m-1"));
        await partner.PublishAsync("hub.out", "social-care.northshire", "refused"u8.ToArray(), new BasicProperties { Type = "referral", MessageId = id.ToString(), ContentType = "application/json" });
        await Condition.MetAsync("the agency has it", Limit, async _ => await partner.CountAsync("agency.social-care.northshire") == 1, TestContext.Current.CancellationToken);
        await partner.RejectNextAsync("agency.social-care.northshire");
        await CollectedAsync(hub, 2);

        foreach (var group in await recovery.Queries.ListAsync(all: false, null, TestContext.Current.CancellationToken))
        {
            await recovery.Commands.ReplayAsync(RunningRecovery.Ada, group.Id, "mended", TestContext.Current.CancellationToken);
        }

        await recovery.ReplayAllAsync();

        Assert.Equal("recorded", (await hub.RowsAsync<DeadLetterRow>()).Single(row => row.Source == DeadLetterSource.Error).LastOutcome);
        Assert.Equal("police.northshire", Assert.Single(await hub.RowsAsync<ConcernRow>()).RaisedBy);
        var again = Assert.Single(hub.Channel.Delivered);
        Assert.Equal((SocialCare, id, "refused", 1), (again.Recipient, again.MessageId, CapturingChannel.Text(again), again.Replay));
        await collector.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_message_published_past_the_hubs_exchange_is_not_recorded_by_a_replay_either()
    {
        await using var recovery = new RunningRecovery(await RunningFlow.StartAsync(DatabaseKind.Postgres, databases));
        var hub = recovery.Hub;
        var host = await DeclaredAsync();
        await using var partner = await BrokerClient.ConnectAsync(host);
        using var collector = await CollectingAsync(hub, host);
        await partner.PublishAsync("hub.in.police_error", "police.northshire.concern", Concern, SetAside("m-1", exchange: "hub.in.police"));
        await CollectedAsync(hub, 1);

        await recovery.Commands.ReplayAsync(RunningRecovery.Ada, (await recovery.OnlyGroupAsync()).Id, "mended", TestContext.Current.CancellationToken);
        await recovery.ReplayAllAsync();

        Assert.Equal("HUB-1102", Assert.Single(await hub.RowsAsync<DeadLetterRow>()).LastOutcome);
        Assert.Empty(await hub.RowsAsync<ConcernRow>());
        await collector.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Killed_after_keeping_it_and_before_the_broker_heard_of_it_it_is_kept_once()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        var message = new Collected
        {
            FoundIn = "hub.in.police_error",
            Body = Concern,
            Properties = new CollectedProperties { Exchange = "hub.in.police_error", RoutingKey = "police.northshire.concern", MessageId = "m-1", Headers = new Dictionary<string, string> { ["x-delivery-count"] = "1" } },
        };
        var again = message with { Properties = message.Properties with { Headers = new Dictionary<string, string> { ["x-delivery-count"] = "2" } } };

        var writer = new CollectionWriter(hub.Store, hub.Keys, hub.Time);
        var kept = await writer.WriteAsync([message, message], TestContext.Current.CancellationToken) + await writer.WriteAsync([again], TestContext.Current.CancellationToken);

        Assert.Equal(1, kept);
        Assert.Single(await hub.RowsAsync<DeadLetterRow>());
    }

    internal static BasicProperties SetAside(string messageId, string exchange = "hub.in") => new()
    {
        MessageId = messageId,
        ContentType = "application/xml",
        Headers = new Dictionary<string, object?>
        {
            ["hub-exchange"] = exchange,
            ["MT-Fault-ExceptionType"] = "System.InvalidOperationException",
            ["MT-Fault-Message"] = "a text that may repeat what a message said",
            ["MT-Fault-StackTrace"] = "   at System.Linq.ThrowHelper.ThrowNoElements()\n   at SafeguardingHub.Adapters.PoliceXml.PoliceReading.Read(XElement notification)\n   at SafeguardingHub.Flow.AcceptAsync()",
        },
    };

    internal static async Task<DeadLetterCollector> CollectingAsync(RunningFlow hub, RabbitMqSettings host)
    {
        var collector = new DeadLetterCollector(host, Desired, hub.Store, () => new CollectionWriter(hub.Store, hub.Keys, hub.Time), new DeletedQueues(), TimeProvider.System, NullLogger<DeadLetterCollector>.Instance);
        await collector.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    internal static Task CollectedAsync(RunningFlow hub, int count) =>
        Condition.MetAsync($"{count} are collected", Limit, async _ => (await hub.RowsAsync<DeadLetterRow>()).Count == count, TestContext.Current.CancellationToken);

    private async Task<RabbitMqSettings> DeclaredAsync()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await TopologyDeclaration.DeclareAsync(host, Desired, TestContext.Current.CancellationToken);
        return host;
    }
}
