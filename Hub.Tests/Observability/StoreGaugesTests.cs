using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Chasing;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

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
        using var gauges = new StoreGauges(store, hub.Agreement, metrics, hub.Time, NullLogger<StoreGauges>.Instance);

        await gauges.StartAsync(TestContext.Current.CancellationToken);
        await Condition.MetAsync("the store was asked again", Limit, _ =>
        {
            hub.Time.Advance(LongerThanAnInterval);
            return Task.FromResult(Volatile.Read(ref asked) > 2);
        }, TestContext.Current.CancellationToken);

        Assert.False(gauges.ExecuteTask!.IsFaulted);
        await gauges.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_referral_counts_as_open_until_somebody_has_acknowledged_it(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-county-lines-arrest"), "c-1");
        await hub.RelayAsync();

        var unacknowledged = await ReadAsync(hub);
        await hub.SendAsync(SocialCare, "response", SocialCareExample("response-accepted", Answering.About(concern)), "a-1");
        await hub.ApplyAsync();
        var acknowledged = await ReadAsync(hub);

        Assert.Equal(1, unacknowledged["hub_alerts_open"] - acknowledged["hub_alerts_open"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_agency_that_fell_silent_weeks_ago_is_still_told_of_and_one_that_never_spoke_is_not(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-county-lines-arrest"), "c-1");
        hub.Time.Advance(TimeSpan.FromHours(1));
        var last = hub.Time.GetUtcNow();
        await hub.SendAsync(Police, "concern", "<broken/>"u8.ToArray(), "c-2");
        hub.Time.Advance(TimeSpan.FromDays(40));

        var read = await ReadAsync(hub);

        Assert.Equal(last.ToUnixTimeSeconds(), read[$"hub_agency_last_message_timestamp_seconds {Police}"]);
        Assert.DoesNotContain($"hub_agency_last_message_timestamp_seconds {SocialCare}", read.Keys);
    }

    /// <summary>Each gauge after its first reading of the store; one with labels under its name and their values.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> ReadAsync(RunningFlow hub)
    {
        using var metrics = new HubMetrics();
        using var gauges = new StoreGauges(hub.Store, hub.Agreement, metrics, hub.Time, NullLogger<StoreGauges>.Instance);
        var values = new ConcurrentDictionary<string, double>();
        using var listener = ListenTo(metrics, values);
        await gauges.StartAsync(TestContext.Current.CancellationToken);
        await Condition.MetAsync("the store was read", Limit, _ =>
        {
            listener.RecordObservableInstruments();
            return Task.FromResult(values.Keys.Any(name => name.StartsWith("hub_agency_last_message", StringComparison.Ordinal)));
        }, TestContext.Current.CancellationToken);
        await gauges.StopAsync(TestContext.Current.CancellationToken);
        return values;
    }

    private static MeterListener ListenTo(HubMetrics metrics, ConcurrentDictionary<string, double> values)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, metrics))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => values[string.Join(' ', [instrument.Name, .. labels.ToArray().Select(label => label.Value)])] = value);
        listener.Start();
        return listener;
    }
}
