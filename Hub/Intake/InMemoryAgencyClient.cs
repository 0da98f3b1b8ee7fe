using MassTransit;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Intake;

/// <summary>Sends as an agency into the in-memory transport, where there is no broker to prove who sends.</summary>
/// <param name="kinds">The kinds of agency that have in queues.</param>
public sealed class InMemoryAgencyClient(ISendEndpointProvider bus, IReadOnlyList<string> kinds)
{
    /// <param name="message">What kind of message, such as <c>concern</c>.</param>
    public Task SendAsync(AgencyId sender, string message, bool urgent, ReadOnlyMemory<byte> body, string? contentType, string? messageId = null, string? correlationId = null, CancellationToken cancellation = default) =>
        SendAsync(new RawMessage
        {
            Body = body,
            RoutingKey = urgent ? $"{sender}.{message}.{HubNames.Urgent}" : $"{sender}.{message}",
            Exchange = HubNames.InExchange,
            ContentType = contentType,
            MessageId = messageId,
            CorrelationId = correlationId,
        }, cancellation);

    /// <summary>Goes to the queue that its routing key leads to on a broker.</summary>
    public async Task SendAsync(RawMessage message, CancellationToken cancellation = default)
    {
        var endpoint = await bus.GetSendEndpoint(new Uri($"queue:{message.Key.QueueAmong(kinds)}"));
        await endpoint.Send(message, context =>
        {
            context.Serializer = new RawBytesSerializer();
            TransportProperties.Write(message, context);
        }, cancellation);
    }
}
