using RabbitMQ.Client.Exceptions;

namespace SafeguardingHub.Topology;

/// <summary>A queue or exchange exists with other arguments than it should have. It has to be emptied and deleted by a person.</summary>
public sealed class TopologyMismatchException(string name, Exception inner)
    : Exception($"{name} exists on the broker with other arguments than it should have. Empty it, delete it, and start again; `hub topology check` shows what differs.", inner);

/// <summary>
/// Declares exchanges, queues and bindings over AMQP, so that serving does not need the management interface.
/// Users and permissions are not AMQP's business: see <see cref="ApplyTopology"/>.
/// </summary>
public static class TopologyDeclaration
{
    private const ushort PreconditionFailed = 406;

    /// <exception cref="TopologyMismatchException">Something is declared otherwise; what comes before it in the topology has been declared.</exception>
    /// <exception cref="BrokerUnreachableException">The broker cannot be reached.</exception>
    /// <exception cref="OperationInterruptedException">The user may not declare (403) or lost the connection.</exception>
    public static async Task DeclareAsync(RabbitMqSettings settings, BrokerTopology desired, CancellationToken cancellation)
    {
        await using var connection = await settings.ConnectionFactory("hub-topology").CreateConnectionAsync(cancellation);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        foreach (var exchange in desired.Exchanges)
        {
            await OrMismatch(exchange.Name, channel.ExchangeDeclareAsync(exchange.Name, exchange.Type, durable: true, autoDelete: false, Table(exchange.Arguments), cancellationToken: cancellation));
        }

        foreach (var queue in desired.Queues)
        {
            await OrMismatch(queue.Name, channel.QueueDeclareAsync(queue.Name, durable: true, exclusive: false, autoDelete: false, Table(queue.Arguments), cancellationToken: cancellation));
        }

        foreach (var binding in desired.Bindings)
        {
            await (binding.ToExchange
                ? channel.ExchangeBindAsync(binding.Destination, binding.Source, binding.RoutingKey, cancellationToken: cancellation)
                : channel.QueueBindAsync(binding.Destination, binding.Source, binding.RoutingKey, cancellationToken: cancellation));
        }
    }

    private static async Task OrMismatch(string name, Task declaration)
    {
        try
        {
            await declaration;
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason?.ReplyCode == PreconditionFailed)
        {
            throw new TopologyMismatchException(name, refused);
        }
    }

    private static Dictionary<string, object?> Table(IEnumerable<KeyValuePair<string, object>> arguments) =>
        arguments.ToDictionary(argument => argument.Key, object? (argument) => argument.Value);
}
