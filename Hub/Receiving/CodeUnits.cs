namespace SafeguardingHub.Receiving;

/// <summary>
/// A message as one byte for each code unit, so that its marks are found alike in UTF-8, UTF-16 and UTF-32: an adapter might
/// read any of them. Which one is told as XML 1.0 appendix F tells it: by byte order mark, else by where the zero bytes of the
/// first sign stand.
/// </summary>
internal static class CodeUnits
{
    /// <summary>Stands for every code unit that is not ASCII.</summary>
    private const byte NotAscii = 0xFF;

    /// <summary>The bytes themselves when a code unit is a byte; else a narrower copy. Without the byte order mark.</summary>
    public static ReadOnlySpan<byte> Narrow(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => rest,
        [0xFF, 0xFE, 0, 0, .. var rest] => Narrow(rest, width: 4, low: 0),
        [0, 0, 0xFE, 0xFF, .. var rest] => Narrow(rest, width: 4, low: 3),
        [0xFF, 0xFE, .. var rest] => Narrow(rest, width: 2, low: 0),
        [0xFE, 0xFF, .. var rest] => Narrow(rest, width: 2, low: 1),
        [not 0, 0, 0, 0, ..] => Narrow(body, width: 4, low: 0),
        [0, 0, 0, not 0, ..] => Narrow(body, width: 4, low: 3),
        [not 0, 0, ..] => Narrow(body, width: 2, low: 0),
        [0, not 0, ..] => Narrow(body, width: 2, low: 1),
        _ => body,
    };

    private static byte[] Narrow(ReadOnlySpan<byte> wide, int width, int low)
    {
        var narrow = new byte[wide.Length / width];
        for (var unit = 0; unit < narrow.Length; unit++)
        {
            var bytes = wide.Slice(unit * width, width);
            var sign = bytes[low];
            narrow[unit] = sign < 0x80 && bytes.Count((byte)0) >= (sign == 0 ? width : width - 1) ? sign : NotAscii;
        }

        return narrow;
    }
}
