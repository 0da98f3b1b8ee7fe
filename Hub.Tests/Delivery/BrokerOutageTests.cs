using SafeguardingHub.Delivery;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Delivery;

/// <summary>With a broker of their own, for they stop it.</summary>
public sealed class BrokerOutageTests
{
    private static readonly AgencyId Harbour = AgencyId.Parse("charity.harbour");
    private static readonly TimeSpan ShortLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BackLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_intake_resumes_alone_after_the_broker_was_killed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var broker = await PrivateBroker.StartAsync(cancellation);
        await using var hub = await RunningIntake.StartAsync(broker.Settings, ["police"]);
        await using (var partner = await BrokerClient.ConnectAsync(broker.Settings))
        {
            await partner.PublishAsync("hub.in", "police.northshire.concern", "before"u8.ToArray());
        }

        await hub.Intake.CountAsync(1);
        await broker.KillAsync(cancellation);
        await broker.StartAgainAsync(cancellation);
        await using (var partner = await BrokerClient.ConnectAsync(broker.Settings))
        {
            await partner.PublishAsync("hub.in", "police.northshire.concern", "after"u8.ToArray());
            await partner.PublishAsync("hub.in", "police.northshire.concern.urgent", "after"u8.ToArray());
        }

        await hub.Intake.CountAsync(3);
    }

    [Fact]
    public async Task Sending_ends_in_time_while_the_broker_hangs_or_is_gone_and_resumes_when_it_is_back()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var broker = await PrivateBroker.StartAsync(cancellation);
        await TopologyDeclaration.DeclareAsync(broker.Settings, DesiredTopology.For([Harbour], []), cancellation);
        await using var channel = new RabbitMqAgencyChannel(broker.Settings, TimeProvider.System, ShortLimit);
        var confirmed = new HashSet<Guid>();

        async Task<IReadOnlyList<DeliveryReceipt>> SendAsync()
        {
            OutgoingPost[] posts = [.. Enumerable.Range(0, 20).Select(_ => RabbitMqAgencyChannelTests.Post(Harbour, "update"))];
            var receipts = await channel.SendAsync(posts, cancellation).WaitAsync(ShortLimit * 4, cancellation);
            Assert.Equal(posts.Select(post => post.MessageId), receipts.Select(receipt => receipt.MessageId));
            confirmed.UnionWith(receipts.Where(receipt => receipt.Delivered).Select(receipt => receipt.MessageId));
            return receipts;
        }

        Assert.All(await SendAsync(), receipt => Assert.True(receipt.Delivered));

        await broker.PauseAsync();
        Assert.All(await SendAsync(), receipt => Assert.Equal("timed-out", receipt.Failure));
        Assert.All(await SendAsync(), receipt => Assert.Equal("broker-down", receipt.Failure));
        await broker.ResumeAsync();
        await ResumesAsync();

        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            var publishing = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await SendAsync();
                }
            }, cancellation);
            await broker.KillAsync(cancellation);
            Assert.All(await SendAsync(), receipt => Assert.Equal("broker-down", receipt.Failure));
            await broker.StartAgainAsync(cancellation);
            await stop.CancelAsync();
            await publishing;
        }

        await ResumesAsync();
        await AssertAllThereAsync();

        Task ResumesAsync() => Condition.MetAsync("posts are delivered again", BackLimit, async _ => (await SendAsync()).All(receipt => receipt.Delivered), cancellation);

        async Task AssertAllThereAsync()
        {
            await using var agency = await BrokerClient.ConnectAsync(broker.Settings);
            var there = new HashSet<Guid>();
            while (await agency.GetAsync("agency.charity.harbour") is { } next)
            {
                there.Add(Guid.Parse(next.BasicProperties.MessageId!));
            }

            Assert.Empty(confirmed.Except(there));
        }
    }
}
