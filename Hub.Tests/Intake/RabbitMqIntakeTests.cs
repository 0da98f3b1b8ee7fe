using System.Text;
using RabbitMQ.Client;
using SafeguardingHub.Intake;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Intake;

public sealed class RabbitMqIntakeTests(BrokerFixture brokers)
{
    private static readonly byte[] Body = [0x3C, 0x00, 0xFF, 0x3E];

    [Fact]
    public async Task A_message_arrives_with_its_bytes_and_everything_its_sender_said()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await using var hub = await RunningIntake.StartAsync(host);
        await using var partner = await BrokerClient.ConnectAsync(host);

        await partner.PublishAsync("hub.in", "police.northshire.concern", Body, new BasicProperties
        {
            MessageId = "not a guid",
            CorrelationId = "case 7",
            ContentType = "application/xml; charset=utf-8",
            UserId = host.User,
            Timestamp = new AmqpTimestamp(1_772_000_000),
        });

        var message = await hub.Intake.SingleAsync();
        Assert.Equal(Body, message.Body.ToArray());
        Assert.Equal(
            ("police.northshire.concern", "hub.in", "not a guid", "case 7", "application/xml; charset=utf-8", host.User, DateTimeOffset.FromUnixTimeSeconds(1_772_000_000), false),
            (message.RoutingKey, message.Exchange, message.MessageId, message.CorrelationId, message.ContentType, message.UserId, message.Timestamp, message.Redelivered));
        Assert.Equal(new DeliveredKey(AgencyId.Parse("police.northshire"), "concern", Urgent: false), message.Key);
    }

    [Fact]
    public async Task A_client_that_can_set_no_properties_is_heard_as_well()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await using var hub = await RunningIntake.StartAsync(host);
        await using var partner = await BrokerClient.ConnectAsync(host);

        await partner.PublishAsync("hub.in", "charity.harbour.update.urgent", Body);

        var message = await hub.Intake.SingleAsync();
        Assert.Equal((null, null, null, null, null), (message.MessageId, message.CorrelationId, message.ContentType, message.UserId, message.Timestamp));
    }

    [Theory]
    [InlineData("application/vnd.masstransit+json")]
    [InlineData("application/json")]
    [InlineData("no such thing ; ; ;")]
    public async Task No_content_type_makes_the_bus_read_the_bytes_itself(string contentType)
    {
        var host = await brokers.CreateVirtualHostAsync();
        await using var hub = await RunningIntake.StartAsync(host, ["health"]);
        await using var partner = await BrokerClient.ConnectAsync(host);

        await partner.PublishAsync("hub.in", "health.northshire.concern", Body, new BasicProperties { ContentType = contentType, Timestamp = new AmqpTimestamp(long.MaxValue) });

        var message = await hub.Intake.SingleAsync();
        Assert.Equal(Body, message.Body.ToArray());
        Assert.Equal((contentType, null), (message.ContentType, message.Timestamp));
    }

    [Theory]
    [InlineData("police.northshire.concrn")]
    [InlineData("police.northshire.response.soon")]
    [InlineData("school.northshire.concern")]
    public async Task A_message_that_no_queue_is_bound_for_still_reaches_the_hub(string key)
    {
        var host = await brokers.CreateVirtualHostAsync();
        await using var hub = await RunningIntake.StartAsync(host, ["police"]);
        await using var partner = await BrokerClient.ConnectAsync(host);

        await partner.PublishAsync("hub.in", key, Body, mandatory: false);

        Assert.Equal(key, (await hub.Intake.SingleAsync()).RoutingKey);
    }

    [Fact]
    public async Task A_message_is_acknowledged_only_when_it_was_accepted()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await using var hub = await RunningIntake.StartAsync(host, ["police"]);
        await using var partner = await BrokerClient.ConnectAsync(host);
        var held = new TaskCompletionSource();
        hub.Intake.Before = (message, cancellation) => message.Redelivered ? Task.CompletedTask : HoldAsync(held, cancellation);
        await partner.PublishAsync("hub.in", "police.northshire.concern", Body);
        await held.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await brokers.CutConnectionsAsync(host, "hub-intake");

        Assert.True((await hub.Intake.SingleAsync()).Redelivered);
        Assert.Equal(2, hub.Intake.Attempted.Count);
    }

    [Fact]
    public async Task An_urgent_message_does_not_wait_for_a_normal_lane_that_is_full()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await using var hub = await RunningIntake.StartAsync(host, ["police"]);
        await using var partner = await BrokerClient.ConnectAsync(host);
        var open = new TaskCompletionSource();
        hub.Intake.Before = (message, cancellation) => message.Key.Urgent ? Task.CompletedTask : open.Task.WaitAsync(cancellation);
        await Task.WhenAll(Enumerable.Range(0, IntakeLane.Normal.Concurrency + 10).Select(_ => partner.PublishAsync("hub.in", "police.northshire.concern", Body)));

        await partner.PublishAsync("hub.in", "police.northshire.concern.urgent", Encoding.UTF8.GetBytes("now"));

        Assert.Equal("now", Encoding.UTF8.GetString((await hub.Intake.SingleAsync()).Body.Span));
        open.SetResult();
        await hub.Intake.CountAsync(IntakeLane.Normal.Concurrency + 11);
    }

    [Fact]
    public async Task The_bus_declares_exactly_what_the_topology_says()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await using var hub = await RunningIntake.StartAsync(host);
        using var management = (await brokers.StartedAsync()).Management();

        var differences = await new CheckTopology(management).RunAsync(host.VirtualHost, DesiredTopology.For([], RunningIntake.Kinds), TestContext.Current.CancellationToken);

        string[] declaredLater = ["hub.out", "hub.dead-letter", "_error", "_skipped"];
        Assert.DoesNotContain(differences, difference => difference.Kind != DifferenceKind.Missing || !declaredLater.Any(name => difference.Desired!.Name.Contains(name, StringComparison.Ordinal)));
    }

    private static Task HoldAsync(TaskCompletionSource held, CancellationToken cancellation)
    {
        held.TrySetResult();
        return Task.Delay(Timeout.Infinite, cancellation);
    }
}
