using System.Text.Json;
using System.Text.Unicode;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.Reading;

/// <summary>
/// Opens JSON strictly: UTF-8 only (RFC 8259 §8.1; a byte order mark is tolerated), no property twice, no deeper than
/// <see cref="DepthLimit"/>. The happy path parses once; only a refused message is looked at again to say why.
/// </summary>
internal static class JsonOpening
{
    /// <summary>Objects and arrays within one another.</summary>
    public const int DepthLimit = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DepthLimit, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions DuplicatesAllowed = new() { MaxDepth = DepthLimit };

    public static JsonSource? Open(ReadOnlyMemory<byte> bytes, out IReadOnlyList<MessageProblem> reasons)
    {
        reasons = [];
        var body = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        if (body.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            reasons = [Problems.Empty.Whole()];
            return null;
        }

        if (!IsUtf8(body.Span))
        {
            reasons = [Problems.WrongEncoding.Whole()];
            return null;
        }

        var surrogates = body.Span.IndexOf("\\ud"u8) >= 0 || body.Span.IndexOf("\\uD"u8) >= 0;
        if (surrogates && HasBrokenName(body.Span))
        {
            reasons = [Problems.NotWellFormed.Whole()];
            return null;
        }

        try
        {
            return new JsonSource(body, JsonDocument.Parse(body, Strict), surrogates);
        }
        catch (JsonException)
        {
            reasons = WhyRefused(body);
            return null;
        }
    }

    /// <summary>UTF-16 and UTF-32 of plain letters are valid UTF-8 with zero bytes in them, and every JSON text starts with two ASCII characters.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> body) => Utf8.IsValid(body) && body[..Math.Min(2, body.Length)].IndexOf((byte)0) < 0;

    private static IReadOnlyList<MessageProblem> WhyRefused(ReadOnlyMemory<byte> body)
    {
        if (IsTooDeep(body.Span))
        {
            return [Problems.TooDeep.Whole()];
        }

        try
        {
            using var document = JsonDocument.Parse(body, DuplicatesAllowed);
            return JsonDuplicates.In(document.RootElement);
        }
        catch (JsonException)
        {
            return [Problems.NotWellFormed.Whole()];
        }
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = DepthLimit + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= DepthLimit)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }

    /// <summary>A property name with half a surrogate pair cannot be compared with any other name.</summary>
    private static bool HasBrokenName(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = DepthLimit });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    JsonEscapes.Undo(reader.ValueSpan, out var broken);
                    if (broken)
                    {
                        return true;
                    }
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }
}
