using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SafeguardingHub.Bench.Mutations.Judging;

internal static class PlainXml
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>From the bytes themselves, so that their encoding is told by other code than the adapters'.</summary>
    /// <param name="trustMark">A byte order mark stands above what the XML declaration says.</param>
    public static XElement? Root(byte[] body, bool trustMark = false)
    {
        try
        {
            using var marked = new StreamReader(new MemoryStream(body), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            using var reader = trustMark && (body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) ? XmlReader.Create(marked, Settings) : XmlReader.Create(new MemoryStream(body), Settings);
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
