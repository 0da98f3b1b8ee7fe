using System.Security.Cryptography;

namespace SafeguardingHub.Security;

/// <summary>The bytes of something sealed: version (1), nonce (12), tag (16), then the cipher text.</summary>
internal static class AesGcmEnvelope
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + TagBytes;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        var envelope = new byte[HeaderBytes + plain.Length];
        envelope[0] = Version;
        var nonce = envelope.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, envelope.AsSpan(HeaderBytes), envelope.AsSpan(1 + NonceBytes, TagBytes), associated);
        return envelope;
    }

    /// <exception cref="CryptographicException">Not an envelope, changed since it was sealed, or sealed for something else.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> associated)
    {
        if (envelope.Length < HeaderBytes || envelope[0] != Version)
        {
            throw new CryptographicException("These bytes are not an envelope of a version this hub knows.");
        }

        var plain = new byte[envelope.Length - HeaderBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(envelope.Slice(1, NonceBytes), envelope[HeaderBytes..], envelope.Slice(1 + NonceBytes, TagBytes), plain, associated);
        return plain;
    }
}
