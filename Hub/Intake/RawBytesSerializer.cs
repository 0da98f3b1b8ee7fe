using System.Net.Mime;
using MassTransit;

namespace SafeguardingHub.Intake;

/// <summary>Writes a <see cref="RawMessage"/> as its own bytes. Nothing else is ever sent with it.</summary>
internal sealed class RawBytesSerializer : IMessageSerializer
{
    public ContentType ContentType => RawBytesSerializerFactory.AnyBytes;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class => context.Message is RawMessage raw
            ? new BytesMessageBody(raw.Body.ToArray())
            : throw new NotSupportedException($"{typeof(T).Name} is not raw bytes.");
}
