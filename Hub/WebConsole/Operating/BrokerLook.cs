using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Topology;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>The broker's queues at one moment.</summary>
/// <param name="Queues">By name; a queue that is missing is not in it. Null when the broker did not answer.</param>
public sealed record BrokerReading(IReadOnlyDictionary<string, QueueLook>? Queues, DateTimeOffset At)
{
    /// <summary>Null for a queue that is missing, or when the broker did not answer.</summary>
    public QueueLook? Of(string queue) => Queues?.GetValueOrDefault(queue);
}

/// <summary>Asks the broker how full its queues are and who reads them. Asking counts as no delivery.</summary>
public sealed class BrokerLook : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private readonly Lately<BrokerReading>? lately;

    /// <param name="watched">Null where the hub runs without a broker.</param>
    public BrokerLook(TimeProvider time, WatchedBroker? watched = null)
    {
        lately = watched is null ? null : new Lately<BrokerReading>(cancellation => AskAsync(watched, time, cancellation), Kept, time);
        Queues = [.. watched?.Desired.Queues.Select(queue => queue.Name) ?? []];
    }

    public bool IsConfigured => lately is not null;

    /// <summary>All that there should be.</summary>
    public IReadOnlyList<string> Queues { get; }

    /// <returns>Null without a broker.</returns>
    public async Task<BrokerReading?> ReadAsync(CancellationToken cancellation) => lately is null ? null : await lately.ReadAsync(cancellation);

    public void Dispose() => lately?.Dispose();

    private static async Task<BrokerReading> AskAsync(WatchedBroker watched, TimeProvider time, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);
        try
        {
            return new BrokerReading(await TopologyRepair.LookAsync(watched.Broker, watched.Desired.Queues.Select(queue => queue.Name), limited.Token), time.GetUtcNow());
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // It is away, or refuses us: the page says that it did not answer.
            return new BrokerReading(null, time.GetUtcNow());
        }
    }
}
