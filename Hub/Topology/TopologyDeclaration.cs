using RabbitMQ.Client.Exceptions;

namespace SafeguardingHub.Topology;

/// <summary>Queues or exchanges exist with other arguments than they should have. They have to be emptied and deleted by a person.</summary>
public sealed class TopologyMismatchException(IReadOnlyList<string> names)
    : Exception($"{string.Join(", ", names)}: on the broker with other arguments than it should have. Empty it, delete it, and start again; `hub topology check` shows what differs.");

/// <summary>
/// Declares exchanges, queues and bindings over AMQP, so that serving does not need the management interface.
/// Users and permissions are not AMQP's business: see <see cref="ApplyTopology"/>.
/// </summary>
public static class TopologyDeclaration
{
    private const ushort PreconditionFailed = 406;

    /// <exception cref="TopologyMismatchException">Something is declared otherwise; everything else has been declared.</exception>
    /// <exception cref="BrokerUnreachableException">The broker cannot be reached.</exception>
    /// <exception cref="OperationInterruptedException">The user may not declare (403) or lost the connection.</exception>
    public static async Task DeclareAsync(RabbitMqSettings settings, BrokerTopology desired, CancellationToken cancellation)
    {
        if (await DeclareWhatFitsAsync(settings, desired, cancellation) is { Count: > 0 } otherwise)
        {
            throw new TopologyMismatchException(otherwise);
        }
    }

    /// <returns>What is declared otherwise, such as <c>queue hub.in.police</c>, and stays so.</returns>
    /// <exception cref="BrokerUnreachableException">The broker cannot be reached.</exception>
    /// <exception cref="OperationInterruptedException">The user may not declare (403) or lost the connection.</exception>
    public static async Task<IReadOnlyList<string>> DeclareWhatFitsAsync(RabbitMqSettings settings, BrokerTopology desired, CancellationToken cancellation)
    {
        await using var connection = await settings.ConnectionFactory("hub-topology").CreateConnectionAsync(cancellation);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        var otherwise = new List<string>();
        try
        {
            foreach (var exchange in desired.Exchanges)
            {
                await TryAsync($"exchange {exchange.Name}", () => channel.ExchangeDeclareAsync(exchange.Name, exchange.Type, durable: true, autoDelete: false, Table(exchange.Arguments), cancellationToken: cancellation));
            }

            foreach (var queue in desired.Queues)
            {
                await TryAsync($"queue {queue.Name}", () => channel.QueueDeclareAsync(queue.Name, durable: true, exclusive: false, autoDelete: false, Table(queue.Arguments), cancellationToken: cancellation));
            }

            foreach (var binding in desired.Bindings)
            {
                await (binding.ToExchange
                    ? channel.ExchangeBindAsync(binding.Destination, binding.Source, binding.RoutingKey, cancellationToken: cancellation)
                    : channel.QueueBindAsync(binding.Destination, binding.Source, binding.RoutingKey, cancellationToken: cancellation));
            }

            return otherwise;
        }
        finally
        {
            await channel.DisposeAsync();
        }

        // A refusal closes its channel: the rest goes over another.
        async Task TryAsync(string what, Func<Task> declare)
        {
            try
            {
                await declare();
            }
            catch (OperationInterruptedException refused) when (refused.ShutdownReason?.ReplyCode == PreconditionFailed)
            {
                otherwise.Add(what);
                await channel.DisposeAsync();
                channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
            }
        }
    }

    private static Dictionary<string, object?> Table(IEnumerable<KeyValuePair<string, object>> arguments) =>
        arguments.ToDictionary(argument => argument.Key, object? (argument) => argument.Value);
}
