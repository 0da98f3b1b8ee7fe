using System.Globalization;
using System.Text;

namespace SafeguardingHub.Adapters.Reading;

/// <summary>
/// Undoes the escapes of a JSON string even where half a surrogate pair is missing, which happens when a sender's program
/// cuts a text in the middle of an emoji. The lost half becomes U+FFFD; the account around it is kept.
/// </summary>
internal static class JsonEscapes
{
    /// <param name="raw">Well-formed, without the quotation marks.</param>
    /// <param name="broken">True when a half was replaced.</param>
    public static string Undo(ReadOnlySpan<byte> raw, out bool broken)
    {
        var text = new StringBuilder(raw.Length);
        while (raw.IndexOf((byte)'\\') is var escape && escape >= 0)
        {
            text.Append(Encoding.UTF8.GetString(raw[..escape]));
            var isCodeUnit = raw[escape + 1] == 'u';
            text.Append(isCodeUnit ? CodeUnit(raw.Slice(escape + 2, 4)) : Short(raw[escape + 1]));
            raw = raw[(escape + (isCodeUnit ? 6 : 2))..];
        }

        text.Append(Encoding.UTF8.GetString(raw));
        broken = ReplaceLoneSurrogates(text);
        return text.ToString();
    }

    private static char CodeUnit(ReadOnlySpan<byte> hexadecimal) => (char)ushort.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static char Short(byte letter) => letter switch
    {
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        _ => (char)letter,
    };

    private static bool ReplaceLoneSurrogates(StringBuilder text)
    {
        var replaced = false;
        for (var place = 0; place < text.Length; place++)
        {
            if (char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]))
            {
                place++;
            }
            else if (char.IsSurrogate(text[place]))
            {
                text[place] = '\uFFFD';
                replaced = true;
            }
        }

        return replaced;
    }
}
