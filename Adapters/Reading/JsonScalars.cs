using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SafeguardingHub.Adapters.Reading;

/// <summary>The written forms of single values; null for what cannot be read.</summary>
internal static class JsonScalars
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;
    private const int DateLength = 10;

    public static bool? Flag(JsonElement element)
    {
        var written = Written(element);
        return Is(written, "true"u8) || Is(written, "1"u8) || Is(written, "yes"u8) || Is(written, "y"u8) ? true
            : Is(written, "false"u8) || Is(written, "0"u8) || Is(written, "no"u8) || Is(written, "n"u8) ? false
            : null;
    }

    public static int? WholeNumber(JsonElement element)
    {
        var written = Written(element);
        return Utf8Parser.TryParse(written, out int number, out var used) && used == written.Length ? number : null;
    }

    public static DateOnly? Date(JsonElement element)
    {
        var written = Written(element);
        if (written.Length > DateLength && !IsMidnight(written[DateLength..]))
        {
            return null;
        }

        Span<char> characters = stackalloc char[DateLength];
        return written.Length >= DateLength && Encoding.UTF8.TryGetChars(written[..DateLength], characters, out var count) && count == DateLength
            && DateOnly.TryParseExact(characters, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= FirstYear and <= LastYear ? date : null;
    }

    public static bool IsDateAlone(JsonElement element) => Written(element).Length == DateLength;

    public static DateTimeOffset? Instant(JsonElement element)
    {
        var written = Written(element);
        if (written.Length == DateLength)
        {
            return Date(element) is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : null;
        }

        var hasOffset = written.Length > DateLength && (written[^1] == 'Z' || (written[^6] is (byte)'+' or (byte)'-' && written[^3] == ':'));
        return hasOffset && Ascii.IsValid(written) && element.TryGetDateTimeOffset(out var instant) && instant.Year is >= FirstYear and <= LastYear ? instant : null;
    }

    /// <summary>A string that may hold half a surrogate pair.</summary>
    public static string CarefulText(JsonElement element, JsonCursor place)
    {
        var text = JsonEscapes.Undo(JsonMarshal.GetRawUtf8Value(element)[1..^1], out var broken);
        if (broken)
        {
            place.Report(Problems.PartlyParsed);
        }

        return text;
    }

    /// <summary>The bytes of a string without its quotation marks, or of a number; nothing for anything else.</summary>
    private static ReadOnlySpan<byte> Written(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Unescaped(JsonMarshal.GetRawUtf8Value(element)[1..^1]),
        JsonValueKind.Number => JsonMarshal.GetRawUtf8Value(element),
        _ => [],
    };

    private static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> raw) =>
        raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(JsonEscapes.Undo(raw, out _)) : raw;

    private static bool Is(ReadOnlySpan<byte> written, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(written, word);

    private static bool IsMidnight(ReadOnlySpan<byte> time) =>
        time.StartsWith("T00:00:00"u8) && time[9..].IndexOfAnyExcept(".0Z+:"u8) < 0;
}
