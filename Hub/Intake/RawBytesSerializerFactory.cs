using System.Net.Mime;
using MassTransit;

namespace SafeguardingHub.Intake;

/// <summary>
/// Reads every message as a <see cref="RawMessage"/>, whatever its content type or whether it has one. Nothing in a partner's
/// message can make it fail, and nothing in it can name an address for the bus to answer to.
/// </summary>
internal sealed class RawBytesSerializerFactory(int mostBytes) : ISerializerFactory
{
    public static readonly ContentType AnyBytes = new("application/octet-stream");

    public ContentType ContentType => AnyBytes;

    public IMessageSerializer CreateSerializer() => new RawBytesSerializer();

    public IMessageDeserializer CreateDeserializer() => new RawBytesDeserializer(mostBytes);
}
