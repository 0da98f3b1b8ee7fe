using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>A plain AMQP client, as a partner has one. A refused operation closes its channel, and the next one opens another.</summary>
internal sealed class BrokerClient(IConnection connection, string virtualHost) : IAsyncDisposable
{
    private static readonly CreateChannelOptions Confirmed = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    public static async Task<BrokerClient> ConnectAsync(RabbitMqSettings settings) =>
        new(await settings.ConnectionFactory("test-partner").CreateConnectionAsync(TestContext.Current.CancellationToken), settings.VirtualHost);

    public string VirtualHost { get; } = virtualHost;

    /// <exception cref="OperationInterruptedException">The broker refused it.</exception>
    public async Task PublishAsync(string exchange, string routingKey, ReadOnlyMemory<byte> body, BasicProperties? properties = null, bool mandatory = true)
    {
        await using var channel = await connection.CreateChannelAsync(Confirmed, TestContext.Current.CancellationToken);
        await channel.BasicPublishAsync(exchange, routingKey, mandatory, properties ?? new BasicProperties(), body, TestContext.Current.CancellationToken);
    }

    /// <summary>Takes one message off a queue; null when none is ready.</summary>
    public async Task<BasicGetResult?> GetAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        var got = await channel.BasicGetAsync(queue, autoAck: true, TestContext.Current.CancellationToken);
        return got;
    }

    /// <summary>Takes the next message off a queue, waiting until there is one.</summary>
    public async Task<BasicGetResult> NextAsync(string queue)
    {
        await Condition.MetAsync($"there is a message in {queue}", TimeSpan.FromSeconds(20), async _ => await ExistsAsync(queue) && await CountAsync(queue) > 0, TestContext.Current.CancellationToken);
        return (await GetAsync(queue))!;
    }

    private async Task<bool> ExistsAsync(string queue)
    {
        try
        {
            await CountAsync(queue);
            return true;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == 404)
        {
            return false;
        }
    }

    /// <summary>Messages that are ready, not those that a consumer holds.</summary>
    public async Task<uint> CountAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        return await channel.MessageCountAsync(queue, TestContext.Current.CancellationToken);
    }

    public async Task RejectNextAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        var got = await channel.BasicGetAsync(queue, autoAck: false, TestContext.Current.CancellationToken);
        await channel.BasicRejectAsync(got!.DeliveryTag, requeue: false, TestContext.Current.CancellationToken);
    }

    /// <summary>A durable queue that nobody asked for.</summary>
    public async Task DeclareAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: TestContext.Current.CancellationToken);
    }

    public async Task DeleteQueueAsync(string queue)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        await channel.QueueDeleteAsync(queue, cancellationToken: TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
