using RabbitMQ.Client;
using SafeguardingHub.Persistence;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>
/// Takes what went wrong off the broker and into the store, where people may look at it as often as they like: looking into a
/// queue counts as a delivery there. A message leaves the broker only after it is kept.
/// </summary>
public sealed partial class DeadLetterCollector(
    RabbitMqSettings broker, BrokerTopology desired, IHubStore store, Func<CollectionWriter> newWriter, DeletedQueues deleted, TimeProvider time, ILogger<DeadLetterCollector> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    /// <summary>Of every in queue its <c>_error</c> and <c>_skipped</c> queue, and <c>hub.dead-letter</c>.</summary>
    public static IEnumerable<string> QueuesOf(BrokerTopology topology) => topology.Queues.Select(queue => queue.Name)
        .Where(name => name == HubNames.DeadLetter || name.EndsWith(HubNames.ErrorEnding, StringComparison.Ordinal) || name.EndsWith(HubNames.SkippedEnding, StringComparison.Ordinal));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await broker.ConnectionFactory("hub-collector").CreateConnectionAsync(stoppingToken);
                await Task.WhenAll(QueuesOf(desired).Select(queue => CollectAsync(connection, queue, stoppingToken)));
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                Away(log, away.GetType().Name);
            }

            await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Until the connection is gone. A queue that is deleted meanwhile is reported, and read again once it is back.</summary>
    private async Task CollectAsync(IConnection connection, string queue, CancellationToken cancellation)
    {
        while (connection.IsOpen && !cancellation.IsCancellationRequested)
        {
            try
            {
                await using var reading = await QueueReading.StartAsync(connection, queue, store, newWriter(), time, log, cancellation);
                await reading.RunAsync(cancellation);
                if (reading.IsOpen)
                {
                    deleted.Report(queue);
                }
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                NotRead(log, queue, failure.GetType().Name);
            }

            await Task.Delay(Again, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dead letters are not collected for the moment, the broker is away: {ExceptionType}")]
    private static partial void Away(ILogger log, string exceptionType);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Queue} is not read for the moment: {ExceptionType}")]
    private static partial void NotRead(ILogger log, string queue, string exceptionType);
}
