using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>Every value of a FHIR message, in JSON and in XML, with its FHIRPath and the message with that value changed.</summary>
internal static class FhirLeaves
{
    private static readonly ModelInspector Model = ModelInfo.ModelInspector;

    /// <summary>Another code that is just as valid, where a code is bound: a wrong one would be noticed for being wrong.</summary>
    private static readonly Dictionary<string, string> OtherCodes = new(StringComparer.Ordinal)
    {
        ["message"] = "collection",
        ["active"] = "inactive",
        ["revoked"] = "entered-in-error",
        ["noshow"] = "booked",
        ["plan"] = "order",
        ["triaged"] = "arrived",
        ["final"] = "amended",
        ["completed"] = "active",
        ["accepted"] = "declined",
        ["ok"] = "fatal-error",
        ["female"] = "male",
        ["male"] = "female",
        ["official"] = "old",
        ["nickname"] = "maiden",
        ["home"] = "temp",
        ["temp"] = "home",
        ["old"] = "work",
        ["mobile"] = "work",
        ["work"] = "home",
        ["usual"] = "secondary",
        ["both"] = "postal",
        ["phone"] = "email",
        ["email"] = "phone",
        ["routine"] = "urgent",
        ["urgent"] = "asap",
        ["asap"] = "stat",
        ["stat"] = "asap",
        ["SG"] = "RC",
        ["CW"] = "AC",
        ["R"] = "U",
        ["A"] = "B",
        ["F"] = "G",
        ["new"] = "update",
        ["update"] = "delete",
        ["servicerequest-request"] = "booking-request",
        ["servicerequest-response"] = "booking-response",
        ["safe"] = "unknown",
        ["unsafe"] = "unknown",
        ["victim"] = "pregnant",
        ["suspect"] = "detained",
        ["looked-after"] = "care-leaver",
        ["at-risk-of-exploitation"] = "in-need",
        ["autism"] = "vision",
        ["alleged-perpetrator"] = "witness",
        ["verified"] = "unverified",
        ["england"] = "scotland",
        ["wales"] = "scotland",
        ["safe-place-to-live"] = "advocacy",
        ["mental-health"] = "advocacy",
        ["sexual-health"] = "advocacy",
        ["physical-health"] = "advocacy",
        ["promised"] = "submitted",
        ["public-task"] = "consent",
        ["official-sensitive"] = "official",
        ["county-lines"] = "gangs",
        ["criminal-exploitation"] = "gangs",
        ["919461000000108"] = "713201008",
        ["702953007"] = "713201008",
        ["878111000000109"] = "713201008",
        ["number-present-and-verified"] = "trace-required",
        ["E06000901"] = "E06000902",
        ["W06000901"] = "W06000902",
        ["acknowledged"] = "objected",
        ["declined"] = "objected",
        ["redirected"] = "objected",
        ["needs-information"] = "objected",
        ["outcome"] = "objected",
        ["closed"] = "objected",
        ["withdrawn"] = "objected",
        ["was-not-brought"] = "resumed",
        ["child-reached-out"] = "resumed",
        ["session"] = "resumed",
        ["on-hold"] = "active",
        ["in-progress"] = "planned",
        ["cancelled"] = "planned",
        ["finished"] = "planned",
        ["entered-in-error"] = "active",
        ["no-capacity"] = "duplicate",
        ["needs-met"] = "moved-away",
        ["amber"] = "red",
        ["green"] = "red",
    };

    public static IEnumerable<(string Pointer, string Text, byte[] Changed)> Of(string contentType, byte[] body) =>
        contentType.Contains("xml", StringComparison.Ordinal) ? OfXml(body) : OfJson(body);

    private static IEnumerable<(string Pointer, string Text, byte[] Changed)> OfJson(byte[] body)
    {
        var root = JsonNode.Parse(body)!;
        foreach (var (pointer, value) in JsonValues(root.AsObject(), "Bundle", Model.FindClassMapping("Bundle")!).ToList())
        {
            var parent = value.Parent!;
            var text = value.ToString();
            JsonNode other = value.GetValueKind() switch
            {
                JsonValueKind.True => JsonValue.Create(false),
                JsonValueKind.False => JsonValue.Create(true),
                JsonValueKind.Number => JsonValue.Create(value.GetValue<int>() + 1),
                _ => JsonValue.Create(OtherText(text)),
            };
            Action<JsonNode> put = parent is JsonArray array ? PutAt(array, array.IndexOf(value)) : PutUnder(parent.AsObject(), value.GetPropertyName());
            put(other);
            var changed = Encoding.UTF8.GetBytes(root.ToJsonString());
            put(value);
            yield return (pointer, text, changed);
        }
    }

    private static Action<JsonNode> PutAt(JsonArray array, int index) => node => array[index] = node;

    private static Action<JsonNode> PutUnder(JsonObject parent, string name) => node => parent[name] = node;

    private static IEnumerable<(string Pointer, JsonValue Value)> JsonValues(JsonObject node, string path, ClassMapping mapping)
    {
        foreach (var (name, child) in node.Where(property => property.Key != "resourceType"))
        {
            var (element, type) = Element(mapping, name);
            var place = $"{path}.{element.Name}";
            var items = child is JsonArray array ? array.Select((item, index) => (Place: $"{place}[{index}]", Item: item)) : [(place, child)];
            foreach (var (at, item) in items)
            {
                if (item is JsonValue value)
                {
                    yield return (at, value);
                }
                else if (item is JsonObject inner)
                {
                    foreach (var leaf in JsonValues(inner, at, inner["resourceType"] is { } resource ? Model.FindClassMapping(resource.ToString())! : type))
                    {
                        yield return leaf;
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Pointer, string Text, byte[] Changed)> OfXml(byte[] body)
    {
        var document = XDocument.Load(new MemoryStream(body), LoadOptions.PreserveWhitespace);
        foreach (var (pointer, value) in XmlValues(document.Root!, "Bundle", Model.FindClassMapping("Bundle")!).ToList())
        {
            var text = value.Value;
            value.Value = text is "true" ? "false" : text is "false" ? "true" : OtherText(text);
            var changed = Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
            value.Value = text;
            yield return (pointer, text, changed);
        }
    }

    private static IEnumerable<(string Pointer, XAttribute Value)> XmlValues(XElement node, string path, ClassMapping mapping)
    {
        if (node.Attribute("url") is { } url)
        {
            yield return ($"{path}.url", url);
        }

        if (node.Attribute("value") is { } own)
        {
            yield return (path, own);
        }

        foreach (var same in node.Elements().GroupBy(child => child.Name.LocalName))
        {
            var (element, type) = Element(mapping, same.Key);
            foreach (var (child, index) in same.Select((child, index) => (child, index)))
            {
                var place = element.IsCollection ? $"{path}.{element.Name}[{index}]" : $"{path}.{element.Name}";
                var inner = same.Key == "resource" ? child.Elements().Single() : child;
                foreach (var leaf in XmlValues(inner, place, same.Key == "resource" ? Model.FindClassMapping(inner.Name.LocalName)! : type))
                {
                    yield return leaf;
                }
            }
        }
    }

    private static (PropertyMapping Element, ClassMapping Type) Element(ClassMapping mapping, string name)
    {
        var element = mapping.FindMappedElementByName(name) ?? mapping.FindMappedElementByChoiceName(name) ?? throw new InvalidOperationException($"{mapping.Name} has no {name}.");
        return (element, element.Name == name ? element.PropertyTypeMapping : Model.FindClassMapping(name[element.Name.Length..]) ?? element.PropertyTypeMapping);
    }

    private static string OtherText(string text)
    {
        if (OtherCodes.TryGetValue(text, out var code))
        {
            return code;
        }

        if (text.Length >= 10 && text[4] == '-' && int.TryParse(text[..4], CultureInfo.InvariantCulture, out var year))
        {
            return $"{year - 1:0000}{text[4..]}";
        }

        return text.StartsWith("urn:uuid:", StringComparison.Ordinal) ? "urn:uuid:00000000-0000-4000-8000-000000000000"
            : text.All(char.IsAsciiDigit) && text.Length < 5 ? (int.Parse(text, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)
            : text + "x";
    }
}
