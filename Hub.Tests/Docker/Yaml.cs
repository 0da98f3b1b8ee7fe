using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SafeguardingHub.Tests.Docker;

/// <summary>YAML as the JSON it stands for, with anchors and merge keys resolved.</summary>
internal static class Yaml
{
    public static JsonNode Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new MergingParser(new Parser(new StringReader(text))));
        return Of(stream.Documents.Single().RootNode)!;
    }

    private static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Of(pair.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Of)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => OfPlain(plain.Value ?? ""),
        YamlScalarNode quoted => JsonValue.Create(quoted.Value),
        _ => throw new InvalidOperationException($"There is no JSON for {node.NodeType}."),
    };

    private static JsonNode? OfPlain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
