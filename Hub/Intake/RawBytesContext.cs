using System.Diagnostics.CodeAnalysis;
using MassTransit;
using MassTransit.Metadata;
using MassTransit.Serialization;

namespace SafeguardingHub.Intake;

/// <summary>Holds one message type, whatever a message's headers say about types.</summary>
internal sealed class RawBytesContext(RawMessage message, Uri? destination)
    : BaseSerializerContext(SystemTextJsonMessageSerializer.Instance, new NothingFromHeaders(destination), [MessageUrn.ForTypeString<RawMessage>()])
{
    public override bool TryGetMessage<T>(out T? found)
        where T : class
    {
        found = message as T;
        return found is not null;
    }

    public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? found)
    {
        found = messageType.IsInstanceOfType(message) ? message : null;
        return found is not null;
    }

    public override IMessageSerializer GetMessageSerializer() => new RawBytesSerializer();

    public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T message) => new RawBytesSerializer();

    public override IMessageSerializer GetMessageSerializer(object message, string[] messageTypes) => new RawBytesSerializer();

    public override Dictionary<string, object> ToDictionary<T>(T? message)
        where T : class => [];

    /// <summary>A sender could otherwise name the address that a fault, with the hub's own error text in it, is sent to.</summary>
    private sealed class NothingFromHeaders(Uri? destination) : MessageContext
    {
        public Guid? MessageId => null;

        public Guid? RequestId => null;

        public Guid? CorrelationId => null;

        public Guid? ConversationId => null;

        public Guid? InitiatorId => null;

        public DateTime? ExpirationTime => null;

        public Uri? SourceAddress => null;

        public Uri? DestinationAddress => destination;

        public Uri? ResponseAddress => null;

        public Uri? FaultAddress => null;

        public DateTime? SentTime => null;

        public Headers Headers => EmptyHeaders.Instance;

        public HostInfo Host => HostMetadataCache.Empty;
    }
}
