using System.Xml;
using System.Xml.Linq;

namespace SafeguardingHub.Bench.Mutations.Judging;

internal static class PlainXml
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>From the bytes themselves, so that their encoding is told by other code than the adapters'.</summary>
    public static XElement? Root(byte[] body)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), Settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Its own text, in however many pieces; not that of elements within it.</summary>
    public static string OwnText(this XElement element) => string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value)).Trim();

    /// <summary>An XPath of local names, numbered where siblings share one.</summary>
    public static string Path(this XElement element)
    {
        var above = element.Parent is { } parent ? parent.Path() : "";
        var alike = element.Parent?.Elements().Where(other => other.Name.LocalName == element.Name.LocalName).ToList() ?? [];
        return alike.Count > 1 ? $"{above}/{element.Name.LocalName}[{alike.IndexOf(element) + 1}]" : $"{above}/{element.Name.LocalName}";
    }
}
