using System.Globalization;
using System.Text;
using System.Xml;
using SafeguardingHub.Adapters.PoliceXml.Codes;

namespace SafeguardingHub.Adapters.PoliceXml.Writing;

/// <summary>Writes elements and attributes that have a value, and leaves out those that have none.</summary>
internal sealed class PpnWriter : IDisposable
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    };

    private readonly MemoryStream stream = new(4096);
    private readonly XmlWriter xml;

    private PpnWriter() => xml = XmlWriter.Create(stream, Settings);

    /// <summary>A whole document in UTF-8 without a byte order mark.</summary>
    public static ReadOnlyMemory<byte> Document(string root, Action<PpnWriter> content)
    {
        using var writer = new PpnWriter();
        writer.xml.WriteStartDocument();
        writer.Element(root, content);
        writer.xml.Flush();
        return writer.stream.GetBuffer().AsMemory(0, (int)writer.stream.Length);
    }

    public void Element(string name, Action<PpnWriter> content)
    {
        xml.WriteStartElement(name, PpnFormat.Namespace);
        content(this);
        xml.WriteEndElement();
    }

    public void Element(string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            xml.WriteElementString(name, PpnFormat.Namespace, XmlText.Clean(text));
        }
    }

    public void Element(string name, bool? flag) => Element(name, Text(flag));

    public void Element(string name, DateOnly? date) => Element(name, Text(date));

    public void Element(string name, DateTimeOffset? time) => Element(name, Text(time));

    public void Elements(string name, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Element(name, text);
        }
    }

    /// <summary>A wrapper and its items; nothing at all without items.</summary>
    public void List<T>(string wrapper, string name, IReadOnlyCollection<T> items, Action<PpnWriter, T> content)
    {
        if (items.Count > 0)
        {
            Element(wrapper, list => list.Items(name, items, content));
        }
    }

    /// <summary>An element for something that may not be there.</summary>
    public void Item<T>(string name, T? item, Action<PpnWriter, T> content)
        where T : class
    {
        if (item is not null)
        {
            Element(name, element => content(element, item));
        }
    }

    public void Items<T>(string name, IEnumerable<T> items, Action<PpnWriter, T> content)
    {
        foreach (var item in items)
        {
            Element(name, element => content(element, item));
        }
    }

    public void Attribute(string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            xml.WriteAttributeString(name, XmlText.Clean(text));
        }
    }

    public void Attribute(string name, bool? flag) => Attribute(name, Text(flag));

    public void Attribute(string name, DateOnly? date) => Attribute(name, Text(date));

    public void Attribute(string name, DateTimeOffset? time) => Attribute(name, Text(time));

    public void Attribute(string name, int? number) => Attribute(name, number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The text of the element that is open.</summary>
    public void Content(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            xml.WriteString(XmlText.Clean(text));
        }
    }

    /// <summary>
    /// The attributes <c>canonical</c> and <c>lossy</c>, only where the police code for a value says less than the value.
    /// </summary>
    public void Refinement<T>(CodeTable<T>.Row? row, T value)
        where T : struct, Enum
    {
        if (row is null or { Lossy: true })
        {
            Attribute("canonical", CanonicalNames<T>.Of(value));
            Attribute("lossy", true);
        }
    }

    public void Dispose()
    {
        xml.Dispose();
        stream.Dispose();
    }

    private static string? Text(bool? flag) => flag switch { null => null, true => "true", false => "false" };

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
