using System.Text;
using SafeguardingHub.Delivery;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Delivery;

public sealed class RabbitMqAgencyChannelTests(BrokerFixture brokers)
{
    private static readonly AgencyId Harbour = AgencyId.Parse("charity.harbour");
    private static readonly AgencyId Northshire = AgencyId.Parse("police.northshire");

    [Fact]
    public async Task A_post_reaches_its_recipients_queue_with_everything_that_says_what_it_is()
    {
        var host = await WithQueuesAsync();
        await using var channel = new RabbitMqAgencyChannel(host, TimeProvider.System);
        await using var agency = await BrokerClient.ConnectAsync(host);
        var post = Post(Harbour, "referral") with { CorrelationId = "case 7", Reference = "NR-2026-1" };

        var receipts = await channel.SendAsync([post], TestContext.Current.CancellationToken);

        Assert.Equal([DeliveryReceipt.Success(post)], receipts);
        var got = await agency.NextAsync("agency.charity.harbour");
        var properties = got.BasicProperties;
        Assert.Equal(post.Body.ToArray(), got.Body.ToArray());
        Assert.Equal(
            ("referral", post.MessageId.ToString(), "application/cloudevents+json", "case 7", "safeguarding-hub", true, "hub.out", "charity.harbour"),
            (properties.Type, properties.MessageId, properties.ContentType, properties.CorrelationId, properties.AppId, properties.Persistent, got.Exchange, got.RoutingKey));
        Assert.Equal("NR-2026-1", Encoding.UTF8.GetString((byte[])properties.Headers!["hub-reference"]!));
        Assert.InRange(DateTimeOffset.FromUnixTimeSeconds(properties.Timestamp.UnixTime), TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task A_batch_keeps_its_order_and_what_cannot_be_routed_fails_alone()
    {
        var host = await WithQueuesAsync();
        await using var channel = new RabbitMqAgencyChannel(host, TimeProvider.System);
        await using var agency = await BrokerClient.ConnectAsync(host);
        List<OutgoingPost> posts = [.. Enumerable.Range(0, 200).Select(_ => Post(Harbour, "update"))];
        var lost = Post(Northshire, "receipt");
        posts.Insert(100, lost);

        var receipts = await channel.SendAsync(posts, TestContext.Current.CancellationToken);

        Assert.Equal(posts.Select(post => post == lost ? DeliveryReceipt.Failed(post, "unroutable") : DeliveryReceipt.Success(post)), receipts);
        var got = new List<string?>();
        while (await agency.GetAsync("agency.charity.harbour") is { } next)
        {
            got.Add(next.BasicProperties.MessageId);
        }

        Assert.Equal(posts.Where(post => post != lost).Select(post => post.MessageId.ToString()), got);
        Assert.Equal([DeliveryReceipt.Success(posts[0])], await channel.SendAsync([posts[0]], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_broker_that_refuses_to_take_more_says_nacked()
    {
        var host = await brokers.CreateVirtualHostAsync();
        var desired = DesiredTopology.For([Harbour], []);
        var full = desired with { Queues = [.. desired.Queues.Select(queue => queue.Name == "agency.charity.harbour" ? queue with { Arguments = queue.Arguments.SetItem("x-max-length", 0) } : queue)] };
        await TopologyDeclaration.DeclareAsync(host, full, TestContext.Current.CancellationToken);
        await using var channel = new RabbitMqAgencyChannel(host, TimeProvider.System);
        List<OutgoingPost> posts = [.. Enumerable.Range(0, 50).Select(_ => Post(Harbour, "update"))];

        var failures = new HashSet<string?>();
        await SafeguardingHub.Sandbox.Condition.MetAsync("the queue is full", TimeSpan.FromSeconds(20), async cancellation =>
        {
            failures.UnionWith((await channel.SendAsync(posts, cancellation)).Select(receipt => receipt.Failure));
            return failures.Contains("nacked");
        }, TestContext.Current.CancellationToken);

        Assert.Subset(new HashSet<string?> { null, "nacked" }, failures);
    }

    [Fact]
    public async Task Without_a_broker_every_post_fails_at_once_as_broker_down()
    {
        var nobody = new RabbitMqSettings { Host = "127.0.0.1", Port = 1, User = "hub", Password = "hub" };
        await using var channel = new RabbitMqAgencyChannel(nobody, TimeProvider.System);
        OutgoingPost[] posts = [Post(Harbour, "update"), Post(Northshire, "update")];

        Assert.Equal(posts.Select(post => DeliveryReceipt.Failed(post, "broker-down")), await channel.SendAsync(posts, TestContext.Current.CancellationToken));
    }

    internal static OutgoingPost Post(AgencyId recipient, string type) => new()
    {
        MessageId = Guid.CreateVersion7(),
        Recipient = recipient,
        Type = type,
        ContentType = "application/cloudevents+json",
        Body = Encoding.UTF8.GetBytes($"{{\"type\":\"{type}\"}}"),
        Reference = "",
    };

    private async Task<RabbitMqSettings> WithQueuesAsync()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await TopologyDeclaration.DeclareAsync(host, DesiredTopology.For([Harbour], []), TestContext.Current.CancellationToken);
        return host;
    }
}
