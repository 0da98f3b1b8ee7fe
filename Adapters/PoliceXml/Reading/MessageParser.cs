using System.Xml;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Text to elements in one pass, with nothing fetched, nothing expanded and a limit on depth.</summary>
internal static class MessageParser
{
    private const string NamespaceDeclarations = "http://www.w3.org/2000/xmlns/";

    /// <summary>Where the schema lies, and what is nil: for validators, not for readers.</summary>
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = true,
        ConformanceLevel = ConformanceLevel.Document,
    };

    public static (ParsedMessage? Message, ProblemKind? Fault) Parse(string text)
    {
        if (Prolog.HasDocumentType(text))
        {
            return (null, Problems.EntitiesForbidden);
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return Build(reader);
        }
        catch (XmlException)
        {
            return (null, Problems.NotWellFormed);
        }
    }

    private static (ParsedMessage? Message, ProblemKind? Fault) Build(XmlReader reader)
    {
        ParsedMessage? message = null;
        SourceElement? open = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth >= PpnFormat.DeepestNesting:
                    return (null, Problems.TooDeep);
                case XmlNodeType.Element:
                    var element = new SourceElement(open, reader.LocalName, IsKnown(reader.NamespaceURI, message));
                    message ??= new ParsedMessage(element, reader.NamespaceURI);
                    open?.Add(element);
                    var childless = reader.IsEmptyElement;
                    AddAttributes(reader, element);
                    open = childless ? open : element;
                    break;
                case XmlNodeType.EndElement:
                    open = open?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    open?.AddText(reader.Value);
                    break;
                case XmlNodeType.Comment:
                    open?.AddRemark("comment()");
                    break;
                case XmlNodeType.ProcessingInstruction:
                    open?.AddRemark("processing-instruction()");
                    break;
                default:
                    break;
            }
        }

        return message is null ? (null, Problems.NotWellFormed) : (message, null);
    }

    /// <summary>Children without a namespace below a root with one are a common slip and mean the same.</summary>
    private static bool IsKnown(string elementNamespace, ParsedMessage? message) =>
        message is null || elementNamespace.Length == 0 || elementNamespace == message.Namespace;

    private static void AddAttributes(XmlReader reader, SourceElement element)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI is not (NamespaceDeclarations or SchemaInstance))
            {
                element.Add(new SourceAttribute(element, reader.LocalName, reader.NamespaceURI.Length == 0, reader.Value));
            }
        }
    }
}

/// <param name="Namespace">The root's; empty when it has none.</param>
internal sealed record ParsedMessage(SourceElement Root, string Namespace);
