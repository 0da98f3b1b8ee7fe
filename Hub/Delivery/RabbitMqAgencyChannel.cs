using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Delivery;

/// <summary>
/// Publishes over a connection of its own, called <c>hub-outgoing</c>. Every publish is confirmed by the broker, mandatory and
/// persistent; a whole batch is in flight together on one channel. After a batch that did not finish in time the connection is
/// given up and the next batch opens another: a publish can hang for ever on one that survived a broker's outage.
/// </summary>
public sealed class RabbitMqAgencyChannel(RabbitMqSettings settings, TimeProvider clock, TimeSpan? limit = null) : IAgencyChannel, IAsyncDisposable
{
    /// <summary>For a whole batch, with connecting.</summary>
    public static readonly TimeSpan BatchLimit = TimeSpan.FromSeconds(10);

    /// <summary>For a polite close; after that the connection is left to the operating system.</summary>
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim oneBatch = new(1);
    private readonly TimeSpan limit = limit ?? BatchLimit;
    private OpenChannel? current;

    public async Task<IReadOnlyList<DeliveryReceipt>> SendAsync(IReadOnlyList<OutgoingPost> posts, CancellationToken cancellation)
    {
        await oneBatch.WaitAsync(cancellation);
        try
        {
            var receipts = await SendOneBatchAsync(posts, cancellation);
            if (receipts.Any(receipt => receipt.Failure is DeliveryFailures.TimedOut or DeliveryFailures.BrokerDown))
            {
                Abandon();
            }

            return receipts;
        }
        catch (OperationCanceledException)
        {
            Abandon();
            throw;
        }
        finally
        {
            oneBatch.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await oneBatch.WaitAsync();
        Abandon();
        oneBatch.Dispose();
    }

    private async Task<IReadOnlyList<DeliveryReceipt>> SendOneBatchAsync(IReadOnlyList<OutgoingPost> posts, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(limit, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        if (current is not { Channel.IsOpen: true })
        {
            Abandon();
            var opening = OpenAsync(stop.Token);
            try
            {
                current = await opening.WaitAsync(stop.Token);
            }
            catch (Exception down) when (IsBrokerDown(down) || (down is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                _ = CloseAsync(opening);
                return [.. posts.Select(post => DeliveryReceipt.Failed(post, DeliveryFailures.BrokerDown))];
            }
        }

        var open = current.Channel;
        var sent = posts.Select(post => PublishAsync(open, post, stop.Token)).ToArray();
        try
        {
            // The publishes have the token too. That they heed it is not relied on.
            return await Task.WhenAll(sent).WaitAsync(stop.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return [.. posts.Zip(sent, (post, task) => task.IsCompletedSuccessfully ? task.Result : DeliveryReceipt.Failed(post, DeliveryFailures.TimedOut))];
        }
    }

    private async Task<OpenChannel> OpenAsync(CancellationToken cancellation)
    {
        var connection = await settings.ConnectionFactory("hub-outgoing").CreateConnectionAsync(cancellation);
        // No limiter of outstanding confirms: the client's own cuts throughput to a twentieth, and the batch is the limit.
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);
        return new OpenChannel(connection, await connection.CreateChannelAsync(options, cancellation));
    }

    private async Task<DeliveryReceipt> PublishAsync(IChannel open, OutgoingPost post, CancellationToken cancellation)
    {
        try
        {
            await open.BasicPublishAsync(HubNames.OutExchange, post.Recipient.ToString(), mandatory: true, Properties(post), post.Body, cancellation);
            return DeliveryReceipt.Success(post);
        }
        catch (PublishException refused)
        {
            return DeliveryReceipt.Failed(post, refused.IsReturn ? DeliveryFailures.Unroutable : DeliveryFailures.Nacked);
        }
        catch (Exception down) when (IsBrokerDown(down))
        {
            return DeliveryReceipt.Failed(post, DeliveryFailures.BrokerDown);
        }
    }

    private BasicProperties Properties(OutgoingPost post) => new()
    {
        AppId = "safeguarding-hub",
        Type = post.Type,
        MessageId = post.MessageId.ToString(),
        CorrelationId = post.CorrelationId,
        ContentType = post.ContentType,
        Timestamp = new AmqpTimestamp(clock.GetUtcNow().ToUnixTimeSeconds()),
        Persistent = true,
        Headers = Headers(post),
    };

    private static Dictionary<string, object?>? Headers(OutgoingPost post)
    {
        Dictionary<string, object?> headers = post.Reference.Length == 0 ? [] : new() { ["hub-reference"] = post.Reference };
        if (post.Replay > 0)
        {
            headers["x-hub-replay-count"] = post.Replay;
        }

        return headers.Count == 0 ? null : headers;
    }

    private static bool IsBrokerDown(Exception exception) => exception is RabbitMQClientException or IOException or System.Net.Sockets.SocketException or ObjectDisposedException;

    // Not awaited: closing can hang exactly when it is needed.
    private void Abandon()
    {
        if (current is { } abandoned)
        {
            current = null;
            _ = CloseAsync(Task.FromResult(abandoned));
        }
    }

    private static async Task CloseAsync(Task<OpenChannel> abandoned)
    {
        try
        {
            await using var connection = (await abandoned).Connection;
            await connection.AbortAsync(CloseLimit);
        }
        catch (Exception gone) when (IsBrokerDown(gone) || gone is OperationCanceledException)
        {
            // It was being given up.
        }
    }

    private sealed record OpenChannel(IConnection Connection, IChannel Channel);
}
