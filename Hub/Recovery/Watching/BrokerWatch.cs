using SafeguardingHub.Persistence;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>How the hub is set up on the broker: what there should be, and, where it is told of it, the management interface.</summary>
/// <param name="Management">Null: what is missing is put back and wrong arguments are seen all the same, but policies and permissions are not.</param>
public sealed record WatchedBroker(RabbitMqSettings Broker, BrokerTopology Desired, ManagementApi? Management);

/// <summary>Looks at the broker, puts back what was deleted, and compares the clocks. Before traffic, twice a minute, and at once when a queue goes.</summary>
public sealed class BrokerWatch(WatchedBroker watched, DeletedQueues deleted, IHubStore store, TimeProvider time)
{
    public static IReadOnlyList<string> Names { get; } = [IncidentNames.QueueDeleted, IncidentNames.BrokerDiffers, IncidentNames.ClockSkew];

    /// <exception cref="Exception">The broker or the store is away: nothing was seen.</exception>
    public async Task<Watched> LookAsync(CancellationToken cancellation)
    {
        var differences = watched.Management is { } management ? await new CheckTopology(management).RunAsync(watched.Broker.VirtualHost, watched.Desired, cancellation) : [];
        var back = await TopologyRepair.PutBackAsync(watched.Broker, watched.Desired, cancellation);
        var missing = back.Missing.Concat(deleted.Take()).Distinct();
        return new Watched(Names,
        [
            .. missing.Select(queue => new Observation(IncidentNames.QueueDeleted, queue, Look.Bad, $"The queue {queue} was deleted, with whatever was in it.", "The hub has put it back. Find out who deleted it; nobody but the hub needs the right to configure.")),
            .. differences.Where(difference => !IsQueueGone(difference)).Select(BrokerFaults.Of).UnionBy(back.Otherwise.Select(BrokerFaults.Otherwise), fault => fault.Subject),
            .. await ClocksAsync(cancellation),
        ]);
    }

    private static bool IsQueueGone(TopologyDifference difference) => difference is { Kind: DifferenceKind.Missing, Desired.Kind: "queue" };

    private async Task<IReadOnlyList<Observation>> ClocksAsync(CancellationToken cancellation)
    {
        var seen = new List<Observation>();
        await using var context = store.Open();
        var before = time.GetUtcNow();
        if (await store.ReadClockAsync(context, cancellation) is { } stores)
        {
            seen.Add(ClockSkew.Of("store", stores, before, time.GetUtcNow(), TimeSpan.Zero));
        }

        before = time.GetUtcNow();
        if (watched.Management is { } management && await management.ReadClockAsync(cancellation) is { } brokers)
        {
            seen.Add(ClockSkew.Of("broker", brokers, before, time.GetUtcNow(), TimeSpan.FromSeconds(1)));
        }

        return seen;
    }
}
