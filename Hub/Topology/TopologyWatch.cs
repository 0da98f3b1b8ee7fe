using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace SafeguardingHub.Topology;

/// <summary>
/// Looks twice a minute whether a queue was deleted, and puts it back: without its <c>_error</c> queue a message that the hub
/// fails on would go round for ever, and without an agency's queue nothing reaches the agency.
/// </summary>
public sealed partial class TopologyWatch(RabbitMqSettings broker, BrokerTopology desired, TimeProvider time, ILogger<TopologyWatch> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private const ushort NotFound = 404;

    /// <returns>The queues that were missing, and are there again.</returns>
    public static async Task<IReadOnlyList<string>> PutBackAsync(RabbitMqSettings broker, BrokerTopology desired, CancellationToken cancellation)
    {
        var missing = new List<string>();
        await using (var connection = await broker.ConnectionFactory("hub-topology").CreateConnectionAsync(cancellation))
        {
            foreach (var queue in desired.Queues)
            {
                if (!await ExistsAsync(connection, queue.Name, cancellation))
                {
                    missing.Add(queue.Name);
                }
            }
        }

        if (missing.Count > 0)
        {
            await TopologyDeclaration.DeclareAsync(broker, desired, cancellation);
        }

        return missing;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var queue in await PutBackAsync(broker, desired, stoppingToken))
                {
                    PutBack(log, queue);
                }
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                NotChecked(log, away.GetType().Name);
            }
        }
    }

    /// <summary>A channel for each: the broker closes the one that asked for what is not there.</summary>
    private static async Task<bool> ExistsAsync(IConnection connection, string queue, CancellationToken cancellation)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        try
        {
            await channel.QueueDeclarePassiveAsync(queue, cancellation);
            return true;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == NotFound)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue {Queue} was deleted, with whatever was in it. It is there again; find out who deleted it")]
    private static partial void PutBack(ILogger log, string queue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether all queues are there could not be checked ({ExceptionType})")]
    private static partial void NotChecked(ILogger log, string exceptionType);
}
