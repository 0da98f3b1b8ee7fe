using System.Xml;

namespace SafeguardingHub.Adapters.PoliceXml.Writing;

/// <summary>Other formats can hold characters that XML 1.0 cannot: control characters and halves of pairs.</summary>
internal static class XmlText
{
    /// <summary>The same text with the replacement character U+FFFD where XML has no way to write what stood there.</summary>
    public static string Clean(string text)
    {
        for (var place = 0; place < text.Length; place++)
        {
            if (!IsWritable(text, ref place))
            {
                return Replaced(text);
            }
        }

        return text;
    }

    private static string Replaced(string text)
    {
        var letters = text.ToCharArray();
        for (var place = 0; place < letters.Length; place++)
        {
            var looked = place;
            if (!IsWritable(text, ref place))
            {
                letters[looked] = '\uFFFD';
            }
        }

        return new string(letters);
    }

    /// <param name="place">Moved to the second half of a pair.</param>
    private static bool IsWritable(string text, ref int place)
    {
        if (place + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[place + 1], text[place]))
        {
            place++;
            return true;
        }

        return XmlConvert.IsXmlChar(text[place]);
    }
}
