using System.Text;
using System.Text.Unicode;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>
/// Bytes to text, strictly: UTF-8 or UTF-16, told by the byte order mark or by how the first <c>&lt;</c> is written, and
/// refused when the XML declaration says otherwise. Nothing is ever replaced or guessed.
/// </summary>
internal static class MessageText
{
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, Encoding[]> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = [Encoding.UTF8],
        ["utf8"] = [Encoding.UTF8],
        ["utf-16"] = [LittleEndian, BigEndian],
        ["utf-16le"] = [LittleEndian],
        ["utf-16be"] = [BigEndian],
    };

    public static (string? Text, ProblemKind? Fault) Decode(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return (null, Problems.Empty);
        }

        var (encoding, mark) = Detect(body);
        if (encoding is null || Read(encoding, body[mark..]) is not { } text)
        {
            return (null, Problems.WrongEncoding);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, Problems.Empty);
        }

        var agrees = Prolog.DeclaredEncoding(text) is not { } declared
            || (Allowed.TryGetValue(declared, out var encodings) && encodings.Contains(encoding));
        return agrees ? (text, null) : (null, Problems.WrongEncoding);
    }

    private static (Encoding? Encoding, int MarkLength) Detect(ReadOnlySpan<byte> body) => body switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => (null, 4),
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (LittleEndian, 2),
        [0xFE, 0xFF, ..] => (BigEndian, 2),
        [(byte)'<', 0, ..] => (LittleEndian, 0),
        [0, (byte)'<', ..] => (BigEndian, 0),
        _ => (Encoding.UTF8, 0),
    };

    private static string? Read(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        if (encoding == Encoding.UTF8)
        {
            return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
        }

        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
