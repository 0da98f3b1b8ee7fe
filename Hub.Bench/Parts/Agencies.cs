using System.Collections.Concurrent;
using System.Diagnostics;
using RabbitMQ.Client;
using SafeguardingHub.Bench.Messages;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Bench.Parts;

/// <summary>The agencies as the broker sees them: each publishes and collects as its own user, with nothing but that user's rights.</summary>
internal sealed class Agencies(BenchParts parts) : IAsyncDisposable
{
    /// <summary>Messages on their way to the broker and not confirmed yet, of all agencies together.</summary>
    private const int MostUnconfirmed = 512;

    private readonly Dictionary<AgencyId, (IConnection Connection, IChannel Channel)> open = [];
    private readonly SemaphoreSlim window = new(MostUnconfirmed);

    /// <summary>When each case was first published, as <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public ConcurrentDictionary<string, long> PublishedAt { get; } = [];

    /// <summary>Returns when the broker has confirmed all of them.</summary>
    public async Task PublishAsync(IEnumerable<BenchMessage> messages, CancellationToken cancellation)
    {
        var sent = new List<Task>();
        foreach (var message in messages)
        {
            sent.Add(await BeginPublishAsync(message, cancellation));
        }

        await Task.WhenAll(sent);
    }

    /// <summary>Returns when there is room on the way; the task inside completes when the broker has confirmed the message.</summary>
    public async Task<Task> BeginPublishAsync(BenchMessage message, CancellationToken cancellation)
    {
        var channel = await ChannelOfAsync(message.Sender, cancellation);
        await window.WaitAsync(cancellation);
        PublishedAt.TryAdd(message.Case, Stopwatch.GetTimestamp());
        return PublishAsync(channel, message, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (connection, channel) in open.Values)
        {
            await channel.DisposeAsync();
            await connection.DisposeAsync();
        }

        window.Dispose();
    }

    private async Task PublishAsync(IChannel channel, BenchMessage message, CancellationToken cancellation)
    {
        var key = $"{message.Sender}.concern{(message.Urgent ? $".{HubNames.Urgent}" : "")}";
        var properties = new BasicProperties
        {
            MessageId = message.MessageId,
            CorrelationId = message.Case,
            ContentType = message.ContentType,
            UserId = message.Sender.ToString(),
            Persistent = true,
        };
        try
        {
            await channel.BasicPublishAsync(HubNames.InExchange, key, mandatory: true, properties, message.Body, cancellation);
        }
        finally
        {
            window.Release();
        }
    }

    private async Task<IChannel> ChannelOfAsync(AgencyId agency, CancellationToken cancellation)
    {
        if (!open.TryGetValue(agency, out var its))
        {
            var connection = await parts.As(agency).ConnectionFactory($"bench-{agency}").CreateConnectionAsync(cancellation);
            // No limiter of outstanding confirms: the client's own slows publishing to a twentieth; the window is the limit.
            var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);
            its = (connection, await connection.CreateChannelAsync(options, cancellation));
            open.Add(agency, its);
        }

        return its.Channel;
    }
}
