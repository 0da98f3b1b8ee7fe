using System.Text.Json;
using System.Xml.Linq;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>An element of FHIR, whether it was written in JSON or in XML. Lists are children of one name.</summary>
/// <param name="Type">Of a resource.</param>
/// <param name="Foreign">Written in another namespace than FHIR's, or otherwise as FHIR never is.</param>
internal sealed record PlainFhirNode(string Name, string? Value, string? Type, IReadOnlyList<PlainFhirNode> Children, bool Foreign = false)
{
    private static readonly XNamespace Fhir = "http://hl7.org/fhir";

    public static PlainFhirNode? Root(byte[] body)
    {
        var first = body.AsSpan(body.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0).TrimStart(" \t\r\n"u8);
        return first is [(byte)'{' or (byte)'[', ..]
            ? PlainJson.Root(body) is { } json ? Of("", json.Element) : null
            : PlainXml.Root(body, trustMark: true) is { } xml ? OfResource("", xml) : null;
    }

    public IEnumerable<PlainFhirNode> All(string name) => Children.Where(child => child.Name == name);

    public PlainFhirNode? First(string name) => All(name).FirstOrDefault();

    public string? Text(string name) => First(name)?.Value;

    public PlainFhirNode? Extension(string url) => All("extension").FirstOrDefault(extension => extension.Text("url")?.Trim() == url);

    /// <summary>Of a choice of types, whichever it is.</summary>
    public PlainFhirNode? Choice(string name) => Children.FirstOrDefault(child => child.Name.StartsWith(name, StringComparison.Ordinal));

    public IEnumerable<PlainFhirNode> Below() => Children.SelectMany(child => child.Below().Prepend(child));

    private static PlainFhirNode Of(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new PlainFhirNode(name, null, element.TryGetProperty("resourceType", out var type) ? new PlainJson(type, "").Text : null, [.. element.EnumerateObject().SelectMany(Property)]),
        // An extension may hold yes or no; nothing that says who a child is may.
        JsonValueKind.True or JsonValueKind.False => new PlainFhirNode(name, element.GetRawText(), null, [], Foreign: name != "valueBoolean"),
        _ => new PlainFhirNode(name, new PlainJson(element, "").Text, null, []),
    };

    private static IEnumerable<PlainFhirNode> Property(JsonProperty property) => property.Value.ValueKind == JsonValueKind.Array
        ? property.Value.EnumerateArray().SelectMany(item => Item(property.Name, item, foreign: false))
        : [Of(property.Name, property.Value)];

    /// <summary>A list within a list is not FHIR.</summary>
    private static IEnumerable<PlainFhirNode> Item(string name, JsonElement item, bool foreign) => item.ValueKind == JsonValueKind.Array
        ? item.EnumerateArray().SelectMany(within => Item(name, within, foreign: true))
        : [Of(name, item) with { Foreign = foreign }];

    /// <summary>One node, or the resources within it.</summary>
    private static IReadOnlyList<PlainFhirNode> Of(XElement element)
    {
        var holdsResources = element.Name.LocalName is "resource" or "contained" && element.HasElements;
        return holdsResources ? [.. element.Elements().Select(within => OfResource(element.Name.LocalName, within))] : [new PlainFhirNode(element.Name.LocalName, element.Attribute("value")?.Value, null, Below(element), element.Name.Namespace != Fhir)];
    }

    private static PlainFhirNode OfResource(string name, XElement element) => new(name, null, element.Name.LocalName, Below(element), element.Name.Namespace != Fhir || (element.Parent is { } above && above.Name.Namespace != Fhir));

    private static IReadOnlyList<PlainFhirNode> Below(XElement element) =>
    [
        .. element.Attributes("url").Select(url => new PlainFhirNode("url", url.Value, null, [])),
        .. element.Elements().SelectMany(Of),
    ];
}
