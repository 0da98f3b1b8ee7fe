using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>
/// Reads one queue on a channel of its own. What cannot be kept is held back, unacknowledged, and tried again by itself, so that
/// it stops nothing behind it; it shows among the collection's retries until it is kept.
/// </summary>
internal sealed partial class QueueReading : IAsyncDisposable
{
    /// <summary>Messages the broker hands out ahead; more than are ever held back together.</summary>
    private const ushort Prefetch = 500;

    private const int MostAtOnce = 250;

    private static readonly TimeSpan StoreAway = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(5);

    private readonly IChannel channel;
    private readonly string queue;
    private readonly IHubStore store;
    private readonly CollectionWriter writer;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly Channel<BasicDeliverEventArgs> arrived = Channel.CreateUnbounded<BasicDeliverEventArgs>();
    private readonly List<Held> held = [];

    private QueueReading(IChannel channel, string queue, IHubStore store, CollectionWriter writer, TimeProvider time, ILogger log) =>
        (this.channel, this.queue, this.store, this.writer, this.time, this.log) = (channel, queue, store, writer, time, log);

    public static async Task<QueueReading> StartAsync(IConnection connection, string queue, IHubStore store, CollectionWriter writer, TimeProvider time, ILogger log, CancellationToken cancellation)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        var reading = new QueueReading(channel, queue, store, writer, time, log);
        await channel.BasicQosAsync(0, Prefetch, global: false, cancellation);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            // The client's buffer is its own again when this returns.
            reading.arrived.Writer.TryWrite(new BasicDeliverEventArgs(
                delivery.ConsumerTag, delivery.DeliveryTag, delivery.Redelivered, delivery.Exchange, delivery.RoutingKey, delivery.BasicProperties, delivery.Body.ToArray(), delivery.CancellationToken));
            return Task.CompletedTask;
        };
        consumer.UnregisteredAsync += (_, _) => reading.EndAsync();
        consumer.ShutdownAsync += (_, _) => reading.EndAsync();
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellation);
        return reading;
    }

    /// <summary>False when the channel or the connection is gone; what was not kept comes again then.</summary>
    public bool IsOpen => channel.IsOpen;

    /// <summary>Completes when the broker took the queue away, or the channel or the connection is gone.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await WaitAsync(cancellation))
        {
            var batch = new List<Held>();
            while (batch.Count < MostAtOnce && arrived.Reader.TryRead(out var delivery))
            {
                batch.Add(new Held(delivery));
            }

            await KeepAsync(batch, cancellation);
            await RetryAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync() => await channel.DisposeAsync();

    private Task EndAsync()
    {
        arrived.Writer.TryComplete();
        return Task.CompletedTask;
    }

    /// <summary>False when nothing more will come.</summary>
    private async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        if (held.Count == 0)
        {
            return await arrived.Reader.WaitToReadAsync(cancellation);
        }

        using var soon = new CancellationTokenSource(RetryEvery, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, soon.Token);
        try
        {
            return await arrived.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return true;
        }
    }

    private async Task KeepAsync(IReadOnlyList<Held> batch, CancellationToken cancellation)
    {
        if (batch.Count > 0 && await TryAsync(batch, cancellation) is not null)
        {
            foreach (var one in batch)
            {
                if (await TryAsync([one], cancellation) is { } failure)
                {
                    held.Add(one);
                    await NoteAsync(one, failure, cancellation);
                }
            }
        }
    }

    private async Task RetryAsync(CancellationToken cancellation)
    {
        foreach (var one in held.Where(each => time.GetElapsedTime(each.TriedAt) >= RetryEvery).ToList())
        {
            if (await TryAsync([one], cancellation) is { } failure)
            {
                await NoteAsync(one, failure, cancellation);
            }
            else
            {
                held.Remove(one);
            }
        }
    }

    /// <returns>Null when they are kept and gone from the broker, else why they are not.</returns>
    private async Task<Exception?> TryAsync(IReadOnlyList<Held> batch, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                foreach (var one in batch)
                {
                    one.TriedAt = time.GetTimestamp();
                }

                await writer.WriteAsync([.. batch.Select(each => CollectedReading.Of(queue, each.Delivery))], cancellation);
                break;
            }
            catch (Exception away) when (store.IsUnavailable(away))
            {
                await Task.Delay(StoreAway, time, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                return failure;
            }
        }

        foreach (var one in batch)
        {
            await channel.BasicAckAsync(one.Delivery.DeliveryTag, multiple: false, cancellation);
        }

        return null;
    }

    private async Task NoteAsync(Held one, Exception failure, CancellationToken cancellation)
    {
        NotKept(log, queue, failure.GetType().Name);
        try
        {
            await using var context = store.Open();
            var (now, identity) = (time.GetUtcNow(), IdentityOf(one));
            var known = await context.CollectionRetries.FirstOrDefaultAsync(row => row.Identity == identity, cancellation);
            known ??= context.CollectionRetries.Add(new CollectionRetryRow { Identity = identity, Queue = queue, Since = now, LastAt = now, Attempts = 0, Failure = "" }).Entity;
            (known.LastAt, known.Attempts, known.Failure) = (now, known.Attempts + 1, failure.GetType().Name);
            await context.SaveChangesAsync(cancellation);
        }
        catch (Exception unnoted) when (!cancellation.IsCancellationRequested)
        {
            // It is on the broker still, and is tried again: only the note of it is missing.
            NotKept(log, queue, unnoted.GetType().Name);
        }
    }

    private Guid IdentityOf(Held one)
    {
        try
        {
            return writer.IdentityOf(CollectedReading.Of(queue, one.Delivery));
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            return one.Stand;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of {Queue} could not be kept ({ExceptionType}); it stays on the broker and is tried again")]
    private static partial void NotKept(ILogger log, string queue, string exceptionType);

    private sealed class Held(BasicDeliverEventArgs delivery)
    {
        public BasicDeliverEventArgs Delivery => delivery;

        public long TriedAt { get; set; }

        /// <summary>Stands for its identity when that cannot be told.</summary>
        public Guid Stand { get; } = Guid.NewGuid();
    }
}
