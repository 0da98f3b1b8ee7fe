using System.Security.Cryptography;
using System.Text;

namespace SafeguardingHub.Security;

/// <summary>
/// The keys that wrap data keys, and the key of the blind indexes. The newest wraps; every older one still unwraps, so that
/// rotation needs no downtime and re-wraps only small keys, never payloads.
/// </summary>
public sealed class KeyRing
{
    /// <summary>Bytes; more than what is looked up usually has.</summary>
    private const int OnTheStack = 256;

    private readonly byte[] indexKey;
    private readonly ChangedFile file;
    private readonly Func<WrappingKeys> read;
    private WrappingKeys keys;

    /// <param name="read">Reads the keys again; called when the file has changed, and when something was wrapped with a key that is not known yet.</param>
    internal KeyRing(byte[] indexKey, ChangedFile file, Func<WrappingKeys> read)
    {
        (this.indexKey, this.file, this.read) = (indexKey, file, read);
        keys = read();
    }

    /// <summary>The id of the key that wraps now.</summary>
    public string CurrentKeyId => Keys().Current;

    public WrappedKey Wrap(DataKey key)
    {
        var wrapping = Keys();
        return new(wrapping.Current, AesGcmEnvelope.Seal(wrapping.Secrets[wrapping.Current], key.Secret, Associated(key.Id, wrapping.Current)));
    }

    /// <exception cref="CryptographicException">The ring has no such key, or the wrapped bytes were changed.</exception>
    public DataKey Unwrap(Guid dataKeyId, WrappedKey wrapped)
    {
        var secret = Volatile.Read(ref keys).Secrets.GetValueOrDefault(wrapped.WrappedBy) ?? Reread().Secrets.GetValueOrDefault(wrapped.WrappedBy)
            ?? throw new CryptographicException($"The key ring has no key {wrapped.WrappedBy}.");
        return new DataKey(dataKeyId, AesGcmEnvelope.Open(secret, wrapped.Bytes, Associated(dataKeyId, wrapped.WrappedBy)));
    }

    /// <summary>
    /// A keyed hash, the same for the same value, that tells nothing about it: used to look things up that are only stored
    /// encrypted. 128 bits of HMAC-SHA-256.
    /// </summary>
    /// <param name="purpose">Keeps equal values of different meaning apart.</param>
    public Guid BlindIndex(string purpose, ReadOnlySpan<byte> value)
    {
        var purposeBytes = Encoding.UTF8.GetByteCount(purpose);
        var length = purposeBytes + 1 + value.Length;
        Span<byte> hashed = length <= OnTheStack ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(purpose, hashed);
        hashed[purposeBytes] = 0;
        value.CopyTo(hashed[(purposeBytes + 1)..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(indexKey, hashed, hash);
        CryptographicOperations.ZeroMemory(hashed);
        return new Guid(hash[..16]);
    }

    public Guid BlindIndex(string purpose, string value) => BlindIndex(purpose, Encoding.UTF8.GetBytes(value));

    private WrappingKeys Keys() => file.HasChanged() ? Reread() : Volatile.Read(ref keys);

    /// <summary>A file that cannot be read now leaves the keys as they were.</summary>
    private WrappingKeys Reread()
    {
        try
        {
            Volatile.Write(ref keys, read());
        }
        catch (Exception unreadable) when (unreadable is KeyFileException or IOException or UnauthorizedAccessException)
        {
            return Volatile.Read(ref keys);
        }

        return Volatile.Read(ref keys);
    }

    private static byte[] Associated(Guid dataKeyId, string wrappedBy) => Encoding.UTF8.GetBytes($"data-key|{dataKeyId:N}|{wrappedBy}");
}

/// <param name="WrappedBy">The id of the key-ring key.</param>
public readonly record struct WrappedKey(string WrappedBy, byte[] Bytes);

/// <param name="Current">The id of the key that wraps now.</param>
internal sealed record WrappingKeys(string Current, IReadOnlyDictionary<string, byte[]> Secrets);
