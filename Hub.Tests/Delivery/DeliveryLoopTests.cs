using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Delivery;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Delivery;

/// <summary>Relays that are kept going, and end.</summary>
public sealed class DeliveryLoopTests(DatabaseFixture databases)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_hub_that_stops_gives_back_at_once_what_was_handed_over_and_not_sent()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        hub.Handover.Open(true);
        var (sending, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        hub.Channel.AfterSending = () =>
        {
            sending.TrySetResult();
            return goOn.Task;
        };
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        using var loop = new DeliveryLoop(() => hub.Relay, new DeliverySignal(), hub.Store, TimeProvider.System, NullLogger<DeliveryLoop>.Instance);
        await loop.StartAsync(cancellation);
        await sending.Task.WaitAsync(Limit, cancellation);
        await hub.SendAsync(Charity, "concern", CharityExample("concern-needs-first"), "m-2");
        var stopping = loop.StopAsync(cancellation);
        goOn.SetResult();
        await stopping;

        var left = (await hub.RowsAsync<OutboxRow>()).Count(row => row.SentAt is null);
        Assert.NotEqual(0, left);
        Assert.Equal(left, await hub.Relay.RelayAsync(cancellation));
    }
}
