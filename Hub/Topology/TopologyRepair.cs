using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace SafeguardingHub.Topology;

/// <param name="Missing">Queues that were not there, and are again.</param>
/// <param name="Otherwise">What has other arguments than it should have and stays so, such as <c>queue hub.in.police</c>.</param>
public sealed record PutBack(IReadOnlyList<string> Missing, IReadOnlyList<string> Otherwise);

/// <summary>A queue at one moment.</summary>
/// <param name="Ready">Messages that wait in it.</param>
/// <param name="Consumers">Programs that read from it.</param>
public sealed record QueueLook(uint Ready, uint Consumers);

/// <summary>
/// Puts back what somebody deleted: without its <c>_error</c> queue a message that the hub fails on would go round for ever, and
/// without an agency's queue nothing reaches the agency. Over AMQP, so that it does not need the management interface.
/// </summary>
public static class TopologyRepair
{
    private const ushort NotFound = 404;

    /// <summary>Bindings are put back too, which nobody hears of without the management interface.</summary>
    public static async Task<PutBack> PutBackAsync(RabbitMqSettings broker, BrokerTopology desired, CancellationToken cancellation)
    {
        var missing = new List<string>();
        await using (var connection = await broker.ConnectionFactory("hub-topology").CreateConnectionAsync(cancellation))
        {
            foreach (var queue in desired.Queues)
            {
                if (await LookAsync(connection, queue.Name, cancellation) is null)
                {
                    missing.Add(queue.Name);
                }
            }
        }

        return new PutBack(missing, await TopologyDeclaration.DeclareWhatFitsAsync(broker, desired, cancellation));
    }

    /// <summary>How many messages are ready in each queue; a queue that is not there is left out. Asking counts as no delivery.</summary>
    public static async Task<IReadOnlyDictionary<string, uint>> CountAsync(RabbitMqSettings broker, IEnumerable<string> queues, CancellationToken cancellation) =>
        (await LookAsync(broker, queues, cancellation)).ToDictionary(look => look.Key, look => look.Value.Ready);

    /// <inheritdoc cref="CountAsync"/>
    public static async Task<IReadOnlyDictionary<string, QueueLook>> LookAsync(RabbitMqSettings broker, IEnumerable<string> queues, CancellationToken cancellation)
    {
        await using var connection = await broker.ConnectionFactory("hub-topology").CreateConnectionAsync(cancellation);
        var looks = new Dictionary<string, QueueLook>();
        foreach (var queue in queues)
        {
            if (await LookAsync(connection, queue, cancellation) is { } look)
            {
                looks[queue] = look;
            }
        }

        return looks;
    }

    /// <summary>A channel for each: the broker closes the one that asked for what is not there.</summary>
    private static async Task<QueueLook?> LookAsync(IConnection connection, string queue, CancellationToken cancellation)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        try
        {
            var there = await channel.QueueDeclarePassiveAsync(queue, cancellation);
            return new QueueLook(there.MessageCount, there.ConsumerCount);
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == NotFound)
        {
            return null;
        }
    }
}
