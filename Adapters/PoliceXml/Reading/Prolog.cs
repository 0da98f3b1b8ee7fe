namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>What stands before the root element: looked at before any XML parser sees the message.</summary>
internal static class Prolog
{
    /// <summary>The encoding that the XML declaration names; null when it names none.</summary>
    public static string? DeclaredEncoding(string text)
    {
        if (!text.StartsWith("<?xml", StringComparison.Ordinal))
        {
            return null;
        }

        var end = text.IndexOf("?>", StringComparison.Ordinal);
        var declaration = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        var name = declaration.IndexOf("encoding");
        if (name < 0)
        {
            return null;
        }

        var value = declaration[(name + "encoding".Length)..].TrimStart("= \t\r\n");
        var close = value.IsEmpty ? -1 : value[1..].IndexOf(value[0]);
        return close < 0 ? null : value[1..(close + 1)].ToString();
    }

    /// <summary>Whether a document type definition stands there, the only place XML allows one.</summary>
    public static bool HasDocumentType(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart();
            var end = text switch
            {
                ['<', '?', ..] => Past(text, "?>"),
                ['<', '!', '-', '-', ..] => Past(text, "-->"),
                _ => -1,
            };
            if (end < 0)
            {
                return text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
            }

            text = text[end..];
        }
    }

    private static int Past(ReadOnlySpan<char> text, ReadOnlySpan<char> mark)
    {
        var found = text.IndexOf(mark);
        return found < 0 ? -1 : found + mark.Length;
    }
}
