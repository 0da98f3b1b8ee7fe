using RabbitMQ.Client;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Bench.Parts;

/// <summary>Counts what is in queues by passive declares: what the broker has committed and nobody has taken.</summary>
internal sealed class QueueWatch(IConnection connection, IChannel channel, IReadOnlyList<AgencyId> agencies, IReadOnlyList<string> inQueues) : IAsyncDisposable
{
    public static async Task<QueueWatch> StartAsync(BenchParts parts, IReadOnlyList<AgencyId> agencies, IEnumerable<string> kinds, CancellationToken cancellation)
    {
        var connection = await parts.Broker.ConnectionFactory("bench-watch").CreateConnectionAsync(cancellation);
        string[] inQueues = [.. kinds.SelectMany(kind => new[] { HubNames.InQueue(kind, urgent: false), HubNames.InQueue(kind, urgent: true) }), HubNames.Unrouted];
        return new QueueWatch(connection, await connection.CreateChannelAsync(cancellationToken: cancellation), agencies, inQueues);
    }

    /// <summary>What waits for the hub.</summary>
    public Task<long> InAsync(CancellationToken cancellation) => SumAsync(inQueues, cancellation);

    /// <summary>What waits for the agencies.</summary>
    public Task<long> OutAsync(CancellationToken cancellation) => SumAsync(agencies.Select(HubNames.AgencyQueue), cancellation);

    /// <summary>What was set aside: nothing ever should be.</summary>
    public Task<long> SetAsideAsync(CancellationToken cancellation) =>
        SumAsync([HubNames.DeadLetter, .. inQueues.SelectMany(queue => new[] { queue + HubNames.ErrorEnding, queue + HubNames.SkippedEnding })], cancellation);

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<long> SumAsync(IEnumerable<string> queues, CancellationToken cancellation)
    {
        var sum = 0L;
        foreach (var queue in queues)
        {
            sum += await channel.MessageCountAsync(queue, cancellation);
        }

        return sum;
    }
}
