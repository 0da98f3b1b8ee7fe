using System.Security.Cryptography;

namespace SafeguardingHub.Security;

/// <summary>The bytes of something sealed: version (1), nonce (12), tag (16), then the cipher text.</summary>
internal static class AesGcmEnvelope
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + TagBytes;

    // What one thread seals one after the other is mostly of one concern: making a cipher ready costs more than using it.
    [ThreadStatic]
    private static AesGcm? cipher;

    [ThreadStatic]
    private static byte[]? ciphersKey;

    /// <param name="key">Never written to again.</param>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        var envelope = new byte[HeaderBytes + plain.Length];
        envelope[0] = Version;
        var nonce = envelope.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        Cipher(key).Encrypt(nonce, plain, envelope.AsSpan(HeaderBytes), envelope.AsSpan(1 + NonceBytes, TagBytes), associated);
        return envelope;
    }

    /// <exception cref="CryptographicException">Not an envelope, changed since it was sealed, or sealed for something else.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> associated)
    {
        if (envelope.Length < HeaderBytes || envelope[0] != Version)
        {
            throw new CryptographicException("These bytes are not an envelope of a version this hub knows.");
        }

        var plain = new byte[envelope.Length - HeaderBytes];
        Cipher(key).Decrypt(envelope.Slice(1, NonceBytes), envelope[HeaderBytes..], envelope.Slice(1 + NonceBytes, TagBytes), plain, associated);
        return plain;
    }

    private static AesGcm Cipher(byte[] key)
    {
        if (!ReferenceEquals(ciphersKey, key))
        {
            cipher?.Dispose();
            (cipher, ciphersKey) = (new AesGcm(key, TagBytes), key);
        }

        return cipher!;
    }
}
