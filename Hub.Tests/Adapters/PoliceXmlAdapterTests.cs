using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.PoliceXml;

namespace SafeguardingHub.Tests.Adapters;

public sealed class PoliceXmlAdapterTests : AdapterContract
{
    private static readonly XmlSchemaSet Schema = LoadSchema();

    public override IAgencyAdapter Adapter { get; } = new PoliceXmlAdapter();

    protected override string Folder => "PoliceXml/V1";

    protected override IReadOnlyList<ProblemKind> CodesGiven { get; } =
    [
        Problems.Empty, Problems.NotWellFormed, Problems.WrongEncoding, Problems.TooDeep, Problems.EntitiesForbidden, Problems.WrongFormat,
        Problems.NoChild, Problems.NoCase, Problems.WrongKind, Problems.NothingSaid, Problems.NoReference, Problems.NoNamedPerson, Problems.NoAnswer, Problems.NotSaid,
        Problems.CheckDigit, Problems.UnknownCode, Problems.UnreadableValue, Problems.RiskNotStated, Problems.PartlyParsed, Problems.Adult,
        Problems.UnbornSex, Problems.MissingElement, Problems.LossyCode,
    ];

    protected override string ContentTypeOf(string file) => "application/xml";

    protected override IReadOnlyList<string> SchemaErrors(string contentType, ReadOnlyMemory<byte> body)
    {
        var errors = new List<string>();
        XDocument.Load(new MemoryStream(body.ToArray())).Validate(Schema, (_, fault) => errors.Add(fault.Message));
        return errors;
    }

    protected override IEnumerable<Leaf> Leaves(string contentType, byte[] body)
    {
        var document = XDocument.Load(new MemoryStream(body), LoadOptions.PreserveWhitespace);
        foreach (var element in document.Descendants())
        {
            foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            {
                yield return Changed($"{PathOf(element)}/@{attribute.Name.LocalName}", attribute.Value, document, value => attribute.Value = value);
            }

            if (!element.HasElements && element.Value.Trim().Length > 0)
            {
                yield return Changed($"{PathOf(element)}/text()", element.Value, document, value => element.Value = value);
            }
        }
    }

    protected override string PlainText(ComposedMessage composed)
    {
        var document = XDocument.Load(new MemoryStream(composed.Body.ToArray()));
        return string.Join('\n', document.Descendants().SelectMany(element => element.Attributes().Select(attribute => attribute.Value).Append(element.Value)));
    }

    private static Leaf Changed(string pointer, string value, XDocument document, Action<string> set)
    {
        set(OtherValue(value));
        using var stream = new MemoryStream();
        document.Save(stream, SaveOptions.DisableFormatting);
        set(value);
        return new Leaf(pointer, value, stream.ToArray());
    }

    private static string OtherValue(string value) => value switch
    {
        "true" => "false",
        "false" => "true",
        [.., _, '-', _, _, '-', _, _] or [_, _, _, _, '-', _, _, '-', _, _, 'T', ..] => $"{value[..3]}{(value[3] - '0' + 1) % 10}{value[4..]}",
        [.., >= '0' and <= '9'] => $"{value[..^1]}{(value[^1] - '0' + 1) % 10}",
        _ => value + "x",
    };

    private static string PathOf(XElement element)
    {
        var alike = element.Parent?.Elements(element.Name).ToList() ?? [element];
        var index = alike.Count > 1 ? $"[{alike.IndexOf(element) + 1}]" : "";
        return $"{(element.Parent is { } parent ? PathOf(parent) : "")}/{element.Name.LocalName}{index}";
    }

    private static XmlSchemaSet LoadSchema()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(PpnFormat.Namespace, XmlReader.Create(Path.Combine(RepositoryFiles.Schemas, "PoliceXml", "V1", "ppn.xsd")));
        schemas.Compile();
        return schemas;
    }
}
