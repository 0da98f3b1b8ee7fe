using System.Text;

namespace SafeguardingHub.Bench.Mutations.Changing;

internal static class ValueChanges
{
    private static readonly byte[][] OtherKinds = [[.. "null"u8], [.. "true"u8], [.. "12"u8], [.. "1e400"u8], [.. "{}"u8], [.. "[]"u8], [.. "\"x\""u8], [.. "[\"x\",\"y\"]"u8], [.. "{\"value\":\"x\"}"u8], [.. "[null]"u8], [.. "[[\"x\"]]"u8]];

    public static byte[] OtherDigits(byte[] text, Chance chance) => Map(text, each => char.IsAsciiDigit((char)each) && chance.OneIn(3) ? (byte)('0' + chance.Below(10)) : each);

    /// <summary>In values, not in names: only what stands between two quotation marks or tags changes, and there not the marks.</summary>
    public static byte[] OtherLetters(byte[] text, Chance chance)
    {
        var from = Math.Max(Array.LastIndexOf(text, (byte)':'), Array.IndexOf(text, (byte)'>'));
        var at = Array.FindIndex(text, Math.Max(from, 0), each => char.IsAsciiLetter((char)each));
        return at < 0 ? text : text.Replacing(new Span(at, at + 1), [(byte)('A' + chance.Below(26))]);
    }

    /// <summary>The same text, one sign of it written as a number; for XML also as CDATA or round a comment.</summary>
    public static byte[] Escaped(byte[] value, bool isXml, Chance chance)
    {
        if (value.Length == 0 || value[0] >= 0x80)
        {
            return value;
        }

        var sign = (int)value[0];
        var first = (isXml, chance.Below(4)) switch
        {
            (false, _) => $"\\u{sign:x4}",
            (true, 0) => $"&#{sign};",
            (true, 1) => $"<![CDATA[{(char)sign}]]>",
            (true, 2) => $"{(char)sign}<!-- x -->",
            _ => $"&#x{sign:X};",
        };
        return value.Replacing(new Span(0, 1), Encoding.UTF8.GetBytes(first));
    }

    /// <summary>A value of JSON that is not the text it was; in XML elements where there was text.</summary>
    public static byte[] OfAnotherKind(PublishedExample example, Chance chance)
    {
        var span = chance.Any(example.Values);
        if (example.IsXml)
        {
            return example.Body.Replacing(span, "<value>x</value>"u8);
        }

        var quoted = example.Body[span.Start - 1] == '"' ? new Span(span.Start - 1, span.End + 1) : span;
        byte[] within = [.. example.Body.At(quoted)];
        return example.Body.Replacing(quoted, chance.OneIn(3) ? [.. "["u8, .. within, .. ","u8, .. OtherDigits(OtherLetters(within, chance), chance), .. "]"u8] : chance.Any(OtherKinds));
    }

    private static byte[] Map(byte[] text, Func<byte, byte> change) => Array.ConvertAll(text, each => change(each));
}
