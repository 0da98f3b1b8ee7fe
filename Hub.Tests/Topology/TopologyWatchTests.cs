using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Topology;

/// <summary>Somebody deletes a queue by hand.</summary>
public sealed class TopologyWatchTests(BrokerFixture brokers)
{
    private static readonly BrokerTopology Desired = DesiredTopology.For([AgencyId.Parse("charity.harbour")], ["charity"]);

    [Theory]
    [InlineData("hub.in.charity_error")]
    [InlineData("hub.in.charity_skipped")]
    [InlineData("agency.charity.harbour")]
    [InlineData("hub.dead-letter")]
    public async Task A_queue_that_was_deleted_is_there_again_within_a_minute_with_its_binding(string queue)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var host = await brokers.CreateVirtualHostAsync();
        await TopologyDeclaration.DeclareAsync(host, Desired, cancellation);
        await using var client = await BrokerClient.ConnectAsync(host);
        using var management = (await brokers.StartedAsync()).Management();
        var time = new FakeTimeProvider();
        using var watch = new TopologyWatch(host, Desired, time, NullLogger<TopologyWatch>.Instance);
        await watch.StartAsync(cancellation);
        await client.DeleteQueueAsync(queue);

        await Condition.MetAsync($"{queue} is there again", TimeSpan.FromSeconds(30), async stop =>
        {
            time.Advance(TopologyWatch.Interval);
            return (await management.ReadAsync(host.VirtualHost, stop)).Queues.Any(each => each.Name == queue);
        }, cancellation);

        Assert.InRange(TopologyWatch.Interval, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        await Condition.MetAsync("nothing differs", TimeSpan.FromSeconds(10), async stop => TopologyDiff.Between(Without(Desired), Without(await management.ReadAsync(host.VirtualHost, stop))).Count == 0, cancellation);
        await watch.StopAsync(cancellation);
    }

    [Fact]
    public async Task Nothing_is_put_back_where_nothing_is_missing()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await TopologyDeclaration.DeclareAsync(host, Desired, TestContext.Current.CancellationToken);

        Assert.Empty(await TopologyWatch.PutBackAsync(host, Desired, TestContext.Current.CancellationToken));
    }

    private static BrokerTopology Without(BrokerTopology all) => all with { Users = [], Permissions = [], TopicPermissions = [] };
}
