using MassTransit;
using MassTransit.Configuration;
using MassTransit.Serialization;

namespace SafeguardingHub.Intake;

internal static class RawBytesEndpoint
{
    /// <summary>Reads raw bytes only, and still writes the bus's own JSON: with a raw serializer the bus fails at its own messages.</summary>
    public static void ReadRawBytes(this IReceiveEndpointConfigurator endpoint, int mostBytes)
    {
        endpoint.ClearSerialization();
        endpoint.AddDeserializer(new RawBytesSerializerFactory(mostBytes), isDefault: true);
        endpoint.AddSerializer(new SystemTextJsonMessageSerializerFactory());
        endpoint.SerializerContentType = SystemTextJsonMessageSerializer.JsonContentType;
    }
}
