using System.Text;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Intake;

/// <summary>A message that is given back again and again, as by a hub that cannot set it aside.</summary>
public sealed class PoisonLoopTests(BrokerFixture brokers)
{
    [Fact]
    public async Task It_comes_back_no_more_often_than_the_limit_and_is_then_kept_as_a_dead_letter()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var host = await brokers.CreateVirtualHostAsync();
        await TopologyDeclaration.DeclareAsync(host, DesiredTopology.For([], ["police"]), cancellation);
        await using var partner = await BrokerClient.ConnectAsync(host);
        await using var connection = await host.ConnectionFactory("test-poison").CreateConnectionAsync(cancellation);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        await partner.PublishAsync("hub.in", "police.northshire.concern", "poison"u8.ToArray());
        await SafeguardingHub.Sandbox.Condition.MetAsync("it is in the queue", TimeSpan.FromSeconds(20), async _ => await partner.CountAsync("hub.in.police") == 1, cancellation);

        var times = 0;
        await SafeguardingHub.Sandbox.Condition.MetAsync("it is set aside", TimeSpan.FromSeconds(60), async _ =>
        {
            while (await channel.BasicGetAsync("hub.in.police", autoAck: false, cancellation) is { } got)
            {
                times++;
                Assert.InRange(times, 1, QueueArguments.HubDeliveryLimit + 1);
                await channel.BasicNackAsync(got.DeliveryTag, multiple: false, requeue: true, cancellation);
            }

            return await partner.CountAsync(HubNames.DeadLetter) == 1;
        }, cancellation);

        Assert.InRange(times, 2, QueueArguments.HubDeliveryLimit + 1);
        Assert.Equal("poison", Encoding.UTF8.GetString((await partner.NextAsync(HubNames.DeadLetter)).Body.Span));
    }
}
