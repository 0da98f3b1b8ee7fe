using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Topology;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>What differs on the broker from what the agreement asks for.</summary>
/// <param name="Differences">What is wrong with each thing and how to mend it.</param>
/// <param name="Checked">How many things were compared; null when only the queues could be.</param>
public sealed record DriftReading(IReadOnlyList<Observation> Differences, int? Checked, DateTimeOffset At);

/// <summary>Compares the broker with what it should hold, as <c>hub topology check</c> does; changes nothing.</summary>
public sealed class TopologyDrift(BrokerLook broker, TimeProvider time, WatchedBroker? watched = null)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>False where the hub runs without a broker.</summary>
    public bool IsConfigured => watched is not null;

    public bool HasManagement => watched?.Management is not null;

    /// <returns>Null when the broker did not answer, or there is none.</returns>
    public async Task<DriftReading?> ReadAsync(CancellationToken cancellation) =>
        watched?.Management is { } management ? await CheckAsync(watched, management, cancellation) : await QueuesAsync(cancellation);

    private async Task<DriftReading?> CheckAsync(WatchedBroker asked, ManagementApi management, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);
        try
        {
            var differences = await new CheckTopology(management).RunAsync(asked.Broker.VirtualHost, asked.Desired, limited.Token);
            return new DriftReading([.. differences.Select(BrokerFaults.Of)], TopologyFact.Of(asked.Desired).Count, time.GetUtcNow());
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Without the management interface it is seen only which queues are there.</summary>
    private async Task<DriftReading?> QueuesAsync(CancellationToken cancellation) => await broker.ReadAsync(cancellation) is { Queues: not null } reading
        ? new DriftReading([.. broker.Queues.Where(queue => reading.Of(queue) is null).Select(queue => BrokerFaults.Of(new TopologyDifference(DifferenceKind.Missing, new TopologyFact("queue", queue, ""), null)))], null, reading.At)
        : null;
}
