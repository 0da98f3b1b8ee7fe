using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Observability;

public sealed class StoreGaugesTests(DatabaseFixture databases)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongerThanAnInterval = TimeSpan.FromSeconds(11);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_number_that_cannot_be_read_does_not_stop_the_hub_and_is_read_again(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var (asked, store) = (0, Substitute.For<IHubStore>());
        store.Open().Returns(_ => Interlocked.Increment(ref asked) == 1 ? throw new InvalidOperationException("A fault of ours.") : hub.Store.Open());
        using var metrics = new HubMetrics();
        using var gauges = new StoreGauges(store, metrics, hub.Time, NullLogger<StoreGauges>.Instance);

        await gauges.StartAsync(TestContext.Current.CancellationToken);
        await Condition.MetAsync("the store was asked again", Limit, _ =>
        {
            hub.Time.Advance(LongerThanAnInterval);
            return Task.FromResult(Volatile.Read(ref asked) > 2);
        }, TestContext.Current.CancellationToken);

        Assert.False(gauges.ExecuteTask!.IsFaulted);
        await gauges.StopAsync(TestContext.Current.CancellationToken);
    }
}
