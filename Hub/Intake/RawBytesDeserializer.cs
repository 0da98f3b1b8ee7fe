using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace SafeguardingHub.Intake;

internal sealed class RawBytesDeserializer(int mostBytes) : IMessageDeserializer
{
    public ContentType ContentType => RawBytesSerializerFactory.AnyBytes;

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(receiveContext, new RawBytesContext(TransportProperties.Read(receiveContext, mostBytes), receiveContext.InputAddress));

    /// <summary>Only the bus's own stores of scheduled and forwarded messages come this way; the hub uses none.</summary>
    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        new RawBytesContext(new RawMessage { Body = body.GetBytes(), RoutingKey = "", Exchange = "" }, destinationAddress);

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);

    public void Probe(ProbeContext context) => context.CreateScope("rawBytes");
}
