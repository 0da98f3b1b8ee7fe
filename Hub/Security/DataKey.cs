using System.Security.Cryptography;

namespace SafeguardingHub.Security;

/// <summary>
/// The key of one concern's personal data (or of one message that became no concern): 256 bits, made once, kept only
/// wrapped by the key ring. Deleting its row makes everything sealed with it unreadable for good.
/// </summary>
public sealed class DataKey
{
    public const int Bytes = 32;

    private readonly byte[] secret;

    internal DataKey(Guid id, byte[] secret)
    {
        Id = id;
        this.secret = secret;
    }

    /// <summary>The key's id; for a concern, the concern's.</summary>
    public Guid Id { get; }

    internal ReadOnlySpan<byte> Secret => secret;

    public static DataKey Create(Guid id) => new(id, RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Packs, and encrypts with AES-256-GCM under a fresh nonce, bound to the place it will be stored in.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, SealedPlace place) => AesGcmEnvelope.SealPacked(secret, plain, place.AssociatedData(Id));

    /// <exception cref="CryptographicException">The bytes were changed, or were sealed for another place or by another key.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, SealedPlace place) => AesGcmEnvelope.Open(secret, sealedBytes, place.AssociatedData(Id));
}
