using System.Buffers.Binary;
using System.Security.Cryptography;
using Hl7.Fhir.Model;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>
/// A bundle while it is put together. Every id follows from the message id and a count, so that composing a message again
/// gives the same bytes.
/// </summary>
internal sealed class MessageBundle(Guid messageId, DateTimeOffset composedAt)
{
    private readonly List<Bundle.EntryComponent> entries = [];
    private int count;

    /// <summary>Adds a resource and gives the reference that leads to it.</summary>
    public ResourceReference Add(Resource resource)
    {
        var id = NextId();
        resource.Id = id;
        entries.Add(new Bundle.EntryComponent { FullUrl = $"urn:uuid:{id}", Resource = resource });
        return new ResourceReference($"urn:uuid:{id}");
    }

    public Bundle Close() => new()
    {
        Id = messageId.ToString("D"),
        Meta = new Meta { Profile = [Systems.HubProfile] },
        Type = Bundle.BundleType.Message,
        TimestampElement = new Instant { JsonValue = FhirText.MomentText(composedAt) },
        Entry = entries,
    };

    /// <summary>RFC 9562 version 8: sixteen bytes of a hash, with version and variant set.</summary>
    private string NextId()
    {
        Span<byte> seed = stackalloc byte[20];
        messageId.TryWriteBytes(seed, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(seed[16..], count++);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString("D");
    }
}
