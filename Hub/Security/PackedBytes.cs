using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace SafeguardingHub.Security;

/// <summary>Bytes made smaller before they are sealed: their length (4, little endian), then Brotli (RFC 7932) at its quickest.</summary>
internal static class PackedBytes
{
    /// <summary>Of less nothing is won.</summary>
    private const int Least = 512;

    private const int LengthBytes = 4;
    private const int Quickest = 0;

    /// <summary>Two to the power of it is how far back repetition is looked for: 256 kB.</summary>
    private const int Window = 18;

    /// <param name="room">As long as the plain bytes or longer.</param>
    /// <returns>How many bytes it became; 0 when it does not get smaller.</returns>
    public static int Pack(ReadOnlySpan<byte> plain, Span<byte> room)
    {
        if (plain.Length < Least || !BrotliEncoder.TryCompress(plain, room[LengthBytes..plain.Length], out var written, Quickest, Window))
        {
            return 0;
        }

        BinaryPrimitives.WriteInt32LittleEndian(room, plain.Length);
        return LengthBytes + written;
    }

    /// <param name="packed">What was sealed here: nobody else has touched it.</param>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        var plain = new byte[BinaryPrimitives.ReadInt32LittleEndian(packed)];
        return BrotliDecoder.TryDecompress(packed[LengthBytes..], plain, out var written) && written == plain.Length
            ? plain
            : throw new CryptographicException("What was sealed cannot be unpacked.");
    }
}
