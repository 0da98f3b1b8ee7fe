using System.Security.Cryptography;
using System.Text;

namespace SafeguardingHub.Security;

/// <summary>
/// The keys that wrap data keys, and the key of the blind indexes. The newest wraps; every older one still unwraps, so that
/// rotation needs no downtime and re-wraps only small keys, never payloads.
/// </summary>
public sealed class KeyRing
{
    private readonly IReadOnlyDictionary<string, byte[]> wrappingKeys;
    private readonly string current;
    private readonly byte[] indexKey;

    internal KeyRing(string current, IReadOnlyDictionary<string, byte[]> wrappingKeys, byte[] indexKey)
    {
        this.current = current;
        this.wrappingKeys = wrappingKeys;
        this.indexKey = indexKey;
    }

    /// <summary>The id of the key that wraps now.</summary>
    public string CurrentKeyId => current;

    public WrappedKey Wrap(DataKey key) => new(current, AesGcmEnvelope.Seal(wrappingKeys[current], key.Secret, Associated(key.Id, current)));

    /// <exception cref="CryptographicException">The ring has no such key, or the wrapped bytes were changed.</exception>
    public DataKey Unwrap(Guid dataKeyId, WrappedKey wrapped) =>
        wrappingKeys.TryGetValue(wrapped.WrappedBy, out var secret)
            ? new DataKey(dataKeyId, AesGcmEnvelope.Open(secret, wrapped.Bytes, Associated(dataKeyId, wrapped.WrappedBy)))
            : throw new CryptographicException($"The key ring has no key {wrapped.WrappedBy}.");

    /// <summary>
    /// A keyed hash, the same for the same value, that tells nothing about it: used to look things up that are only stored
    /// encrypted. 128 bits of HMAC-SHA-256.
    /// </summary>
    /// <param name="purpose">Keeps equal values of different meaning apart.</param>
    public Guid BlindIndex(string purpose, ReadOnlySpan<byte> value)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, indexKey);
        hash.AppendData(Encoding.UTF8.GetBytes(purpose));
        hash.AppendData([0]);
        hash.AppendData(value);
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }

    public Guid BlindIndex(string purpose, string value) => BlindIndex(purpose, Encoding.UTF8.GetBytes(value));

    private static byte[] Associated(Guid dataKeyId, string wrappedBy) => Encoding.UTF8.GetBytes($"data-key|{dataKeyId:N}|{wrappedBy}");
}

/// <param name="WrappedBy">The id of the key-ring key.</param>
public readonly record struct WrappedKey(string WrappedBy, byte[] Bytes);
