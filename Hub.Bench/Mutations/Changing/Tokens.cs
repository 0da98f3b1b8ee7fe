using System.Text;

namespace SafeguardingHub.Bench.Mutations.Changing;

/// <summary>What means something to a parser.</summary>
internal static class Tokens
{
    private static readonly byte[][] Everywhere =
    [
        .. Bytes("\0", "\u0001", "\u0085", "\u2028", "\uFEFF", "\u202E", "\u00A0", "\uFFFD", "\U0001F600", "\r\n", "\t", " ", "0", "-1", "1e999", "99999999999999999999999999", "9990000019", "NaN", "&amp;", "%00", "../", "\\"),
        [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
        Encoding.UTF8.GetBytes(new string('A', 20_000)),
        Encoding.UTF8.GetBytes(new string('9', 5_000)),
    ];

    private static readonly byte[][] Xml =
    [
        .. Everywhere,
        .. Bytes("<", ">", "</", "/>", "&", ";", "\"", "'", "=", "<!--", "-->", "<!-- x -->", "<![CDATA[", "]]>", "<![CDATA[x]]>", "<?", "?>", "<?x y?>", "<!DOCTYPE a>", "<!ENTITY a \"b\">"),
        .. Bytes("&lol;", "&lt;", "&#65;", "&#x41;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", " xmlns=\"\"", " xmlns=\"urn:other\"", " xmlns:q=\"urn:other\"", "<x/>", "<q:x xmlns:q=\"urn:other\">y</q:x>", " xml:space=\"preserve\"", " xsi:nil=\"true\""),
        .. new[] { 60, 70, 3_000 }.SelectMany(depth => Bytes(string.Concat(Enumerable.Repeat("<x>", depth)) + string.Concat(Enumerable.Repeat("</x>", depth)))),
        .. Bytes(" " + string.Join(' ', Enumerable.Range(0, 600).Select(number => $"a{number}=\"\""))),
    ];

    private static readonly byte[][] Json =
    [
        .. Everywhere,
        .. Bytes("{", "}", "[", "]", ":", ",", "\"", "null", "true", "false", "{}", "[]", "\"\"", "\"x\":1,", ",\"x\":{}", "//", "/*x*/", "-", "+", ".", "e", "\\u0000", "\\u0041", "\\ud83d", "\\ud83d\\ude00", "\\udc00", "\\x", "\\/", "\\n"),
        .. new[] { 60, 70, 3_000 }.SelectMany(depth => Bytes(new string('[', depth) + new string(']', depth), "{\"x\":" + string.Concat(Enumerable.Repeat("{\"x\":", depth)) + "1" + new string('}', depth + 1))),
    ];

    public static IReadOnlyList<byte[]> Of(bool isXml) => isXml ? Xml : Json;

    private static IEnumerable<byte[]> Bytes(params string[] texts) => texts.Select(Encoding.UTF8.GetBytes);
}
