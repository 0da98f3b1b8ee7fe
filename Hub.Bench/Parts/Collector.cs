using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Bench.Parts;

/// <param name="Correlation">The sender's case in an answer.</param>
/// <param name="Reference">The hub's reference of the concern; empty in a rejection.</param>
/// <param name="At">As <see cref="Stopwatch.GetTimestamp"/>.</param>
internal sealed record Collected(AgencyId Recipient, string MessageId, string Type, string Correlation, string Reference, long At);

/// <summary>Takes everything out of every agency's queue, as that agency, as soon as it is there.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private const ushort Prefetch = 500;

    private readonly List<(IConnection Connection, IChannel Channel)> open = [];
    private readonly ConcurrentQueue<Collected> collected = [];

    private Collector()
    {
    }

    public int Count => collected.Count;

    public IReadOnlyList<Collected> All => [.. collected];

    public static async Task<Collector> StartAsync(BenchParts parts, IEnumerable<AgencyId> agencies, CancellationToken cancellation)
    {
        var collector = new Collector();
        foreach (var agency in agencies)
        {
            await collector.CollectAsync(parts, agency, cancellation);
        }

        return collector;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (connection, channel) in open)
        {
            await channel.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    private async Task CollectAsync(BenchParts parts, AgencyId agency, CancellationToken cancellation)
    {
        var connection = await parts.As(agency).ConnectionFactory($"bench-collects-{agency}").CreateConnectionAsync(cancellation);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        open.Add((connection, channel));
        await channel.BasicQosAsync(0, Prefetch, global: false, cancellation);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            collected.Enqueue(Of(agency, delivery.BasicProperties));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(HubNames.AgencyQueue(agency), autoAck: true, consumer, cancellation);
    }

    private static Collected Of(AgencyId agency, IReadOnlyBasicProperties properties) => new(
        agency,
        properties.MessageId ?? "",
        properties.Type ?? "",
        properties.CorrelationId ?? "",
        properties.Headers?.TryGetValue("hub-reference", out var reference) == true && reference is byte[] bytes ? Encoding.UTF8.GetString(bytes) : "",
        Stopwatch.GetTimestamp());
}
