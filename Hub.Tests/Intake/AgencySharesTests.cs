using SafeguardingHub.Intake;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Intake;

/// <summary>One agency's flood is held, and another's message passes it.</summary>
public sealed class AgencySharesTests(BrokerFixture brokers)
{
    private static readonly AgencyId Flooding = AgencyId.Parse("charity.harbour");
    private static readonly AgencyId Other = AgencyId.Parse("charity.lantern");
    private static readonly IntakeLane Lane = new("narrow", Prefetch: 10, Concurrency: 10, Share: 2);

    [Fact]
    public async Task Beyond_its_share_an_agency_waits_for_its_own_work_and_for_nobody_elses()
    {
        var shares = new AgencyShares();
        var cancellation = TestContext.Current.CancellationToken;
        var first = await shares.TakeAsync(Flooding, Lane, cancellation);
        await shares.TakeAsync(Flooding, Lane, cancellation);

        var held = shares.TakeAsync(Flooding, Lane, cancellation);
        var other = shares.TakeAsync(Other, Lane, cancellation);
        var urgent = shares.TakeAsync(Flooding, IntakeLane.Urgent, cancellation);

        Assert.True(other.IsCompletedSuccessfully && urgent.IsCompletedSuccessfully);
        Assert.False(held.IsCompleted);
        (await other).Dispose();
        Assert.False(held.IsCompleted);
        first.Dispose();
        await held.WaitAsync(TimeSpan.FromSeconds(10), cancellation);
    }

    [Fact]
    public async Task A_flood_of_ordinary_messages_leaves_an_agencys_urgent_lane_free()
    {
        var shares = new AgencyShares();
        var cancellation = TestContext.Current.CancellationToken;
        for (var taken = 0; taken < IntakeLane.Normal.Share; taken++)
        {
            await shares.TakeAsync(Flooding, IntakeLane.Normal, cancellation);
        }

        Assert.False(shares.TakeAsync(Flooding, IntakeLane.Normal, cancellation).IsCompleted);
        Assert.True(shares.TakeAsync(Flooding, IntakeLane.Urgent, cancellation).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task On_a_real_queue_a_message_of_another_agency_passes_a_flood_that_is_held()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await using var hub = await RunningIntake.StartAsync(host, ["charity"]);
        await using var partner = await BrokerClient.ConnectAsync(host);
        var shares = new AgencyShares();
        var open = new TaskCompletionSource();
        hub.Intake.Before = async (message, cancellation) =>
        {
            using var share = await shares.TakeAsync(message.Key.Sender, IntakeLane.Normal, cancellation);
            await (message.Key.Sender == Flooding ? open.Task.WaitAsync(cancellation) : Task.CompletedTask);
        };
        var flood = IntakeLane.Normal.Share + 5;
        await Task.WhenAll(Enumerable.Range(0, flood).Select(_ => partner.PublishAsync("hub.in", $"{Flooding}.concern", "flood"u8.ToArray())));

        await partner.PublishAsync("hub.in", $"{Other}.concern", "other"u8.ToArray());

        Assert.Equal(Other, (await hub.Intake.SingleAsync()).Key.Sender);
        open.SetResult();
        await hub.Intake.CountAsync(flood + 1);
    }
}
