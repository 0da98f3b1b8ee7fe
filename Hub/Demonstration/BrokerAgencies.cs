using RabbitMQ.Client;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Demonstration;

/// <summary>Agencies on a real broker: each with its own user and nothing but that user's rights.</summary>
internal sealed class BrokerAgencies(RabbitMqSettings broker, Func<AgencyId, string> passwordOf) : IDemoAgencies
{
    private readonly Dictionary<AgencyId, (IConnection Connection, IChannel Channel)> open = [];

    public async Task SendAsync(DemoMessage message, ReadOnlyMemory<byte> body, string messageId, CancellationToken cancellation)
    {
        var channel = await ChannelOfAsync(message.Sender, cancellation);
        var properties = new BasicProperties { ContentType = message.ContentType, MessageId = messageId, UserId = message.Sender.ToString(), Persistent = true };
        var key = $"{message.Sender}.{message.Message}{(message.Urgent ? $".{HubNames.Urgent}" : "")}";
        await channel.BasicPublishAsync(HubNames.InExchange, key, mandatory: true, properties, body, cancellation);
    }

    public async Task<IReadOnlyList<CollectedMessage>> CollectAsync(AgencyId agency, CancellationToken cancellation)
    {
        var channel = await ChannelOfAsync(agency, cancellation);
        var collected = new List<CollectedMessage>();
        while (await channel.BasicGetAsync(HubNames.AgencyQueue(agency), autoAck: false, cancellation) is { } got)
        {
            collected.Add(new CollectedMessage(got.BasicProperties.MessageId ?? "", got.BasicProperties.Type ?? "", got.BasicProperties.ContentType ?? "", got.Body.ToArray()));
            await channel.BasicAckAsync(got.DeliveryTag, multiple: false, cancellation);
        }

        return collected;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (connection, channel) in open.Values)
        {
            await channel.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    private async Task<IChannel> ChannelOfAsync(AgencyId agency, CancellationToken cancellation)
    {
        if (!open.TryGetValue(agency, out var its))
        {
            var own = broker with { User = agency.ToString(), Password = passwordOf(agency) };
            var connection = await own.ConnectionFactory($"demo-{agency}").CreateConnectionAsync(cancellation);
            its = (connection, await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation));
            open.Add(agency, its);
        }

        return its.Channel;
    }
}
