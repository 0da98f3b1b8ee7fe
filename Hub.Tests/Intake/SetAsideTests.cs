using System.Text;
using MassTransit;
using RabbitMQ.Client;
using SafeguardingHub.Intake;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Intake;

/// <summary>A message that the hub fails on is set aside, once, whatever its sender did.</summary>
public sealed class SetAsideTests(BrokerFixture brokers)
{
    private const int NearlyAFrame = 120_000;

    private static readonly byte[] Poison = "poison"u8.ToArray();
    private static readonly byte[] Good = "good"u8.ToArray();

    [Fact]
    public async Task With_the_senders_user_id_and_a_hub_user_who_may_not_impersonate()
    {
        var (hub, partner) = await StartAsync();
        await using var _ = hub;
        await using var __ = partner;

        await partner.PublishAsync("hub.in", "police.northshire.concern", Poison, new BasicProperties { UserId = "guest", MessageId = "m1", ContentType = "application/xml" });

        var moved = await partner.NextAsync("hub.in.police_error");
        Assert.Equal("poison", Encoding.UTF8.GetString(moved.Body.Span));
        Assert.Equal(("police.northshire.concern", "m1", "application/xml", null), (moved.RoutingKey, moved.BasicProperties.MessageId, moved.BasicProperties.ContentType, moved.BasicProperties.UserId));
        Assert.Equal("guest", Text(moved, SafeMove.UserIdHeader));
        Assert.Equal("broken on purpose", Text(moved, MessageHeaders.FaultMessage));
        await AssertHandledOnceAsync(hub, partner);
    }

    [Fact]
    public async Task With_headers_that_nearly_fill_a_frame_and_name_an_address_for_faults()
    {
        var (hub, partner) = await StartAsync();
        await using var _ = hub;
        await using var __ = partner;

        await partner.PublishAsync("hub.in", "police.northshire.concern", Poison, new BasicProperties
        {
            Expiration = "60000",
            ReplyTo = "elsewhere",
            Headers = new Dictionary<string, object?> { ["big"] = new string('x', NearlyAFrame), [MessageHeaders.FaultAddress] = "queue:elsewhere", [MessageHeaders.ResponseAddress] = "queue:elsewhere" },
        });

        var moved = await partner.NextAsync("hub.in.police_error");
        Assert.Equal((null, null), (moved.BasicProperties.Expiration, moved.BasicProperties.ReplyTo));
        Assert.DoesNotContain("big", moved.BasicProperties.Headers!.Keys);
        await AssertHandledOnceAsync(hub, partner);
        using var management = (await brokers.StartedAsync()).Management();
        var broker = await management.ReadAsync(partner.VirtualHost, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(broker.Queues, queue => queue.Name == "elsewhere");
    }

    [Fact]
    public async Task After_someone_deleted_the_error_queue()
    {
        var (hub, partner) = await StartAsync();
        await using var _ = hub;
        await using var __ = partner;
        await partner.PublishAsync("hub.in", "police.northshire.concern", Poison);
        await partner.NextAsync("hub.in.police_error");
        await partner.DeleteQueueAsync("hub.in.police_error");

        await partner.PublishAsync("hub.in", "police.northshire.concern", Poison);

        await partner.NextAsync("hub.in.police_error");
        // Once more than without: the first move finds no queue, the second declares it.
        Assert.InRange(hub.Intake.Attempted.Count, 2, 3);
        await AssertStillWorkingAsync(hub, partner);
    }

    [Fact]
    public async Task On_a_queue_with_arguments_of_its_own()
    {
        var (hub, partner) = await StartAsync();
        await using var _ = hub;
        await using var __ = partner;
        await partner.PublishAsync("hub.in", "police.northshire.concern", Poison);
        await partner.NextAsync("hub.in.police_error");
        using var management = (await brokers.StartedAsync()).Management();

        var broker = await management.ReadAsync(partner.VirtualHost, TestContext.Current.CancellationToken);

        var facts = TopologyFact.Of(broker).ToList();
        var desired = TopologyFact.Of(DesiredTopology.For([], ["police"])).Where(fact => fact.Name.Contains("hub.in.police_error", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, desired.Count);
        Assert.All(desired, fact => Assert.Contains(fact, facts));
    }

    private async Task<(RunningIntake Hub, BrokerClient Partner)> StartAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var admin = await brokers.CreateVirtualHostAsync();
        using var management = (await brokers.StartedAsync()).Management();
        await management.PutUserAsync(new BrokerUser("plain-hub", ""), "plain", cancellation);
        await management.PutPermissionAsync(admin.VirtualHost, new UserPermission("plain-hub", "^hub\\.", "^hub\\.", "^hub\\."), cancellation);
        await management.PutPermissionAsync(admin.VirtualHost, new UserPermission("guest", ".*", ".*", ".*"), cancellation);
        var hub = await RunningIntake.StartAsync(admin with { User = "plain-hub", Password = "plain" }, ["police"]);
        hub.Intake.Before = (message, _) => message.Body.Span.SequenceEqual(Poison) ? throw new InvalidOperationException("broken on purpose") : Task.CompletedTask;
        return (hub, await BrokerClient.ConnectAsync(admin with { User = "guest", Password = "guest" }));
    }

    private static async Task AssertHandledOnceAsync(RunningIntake hub, BrokerClient partner)
    {
        await AssertStillWorkingAsync(hub, partner);
        Assert.Single(hub.Intake.Attempted, message => message.Body.Span.SequenceEqual(Poison));
    }

    // A message in a loop would have come round again before one sent after it, and a closed channel would deliver nothing.
    private static async Task AssertStillWorkingAsync(RunningIntake hub, BrokerClient partner)
    {
        await partner.PublishAsync("hub.in", "police.northshire.concern", Good);
        await hub.Intake.CountAsync(1);
        Assert.Null(await partner.GetAsync("hub.in.police_error"));
        Assert.Equal(0u, await partner.CountAsync("hub.in.police"));
    }

    private static string Text(BasicGetResult moved, string header) => Encoding.UTF8.GetString(Assert.IsType<byte[]>(moved.BasicProperties.Headers![header]));
}
