using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>Every value in a JSON message, each with the whole message in which only that value is another of its type.</summary>
internal static class JsonLeaves
{
    public static IEnumerable<(string Pointer, string Text, byte[] MessageWithOtherValue)> Of(byte[] body)
    {
        foreach (var pointer in Pointers(JsonNode.Parse(body)!, ""))
        {
            var message = JsonNode.Parse(body)!;
            var leaf = At(message, pointer);
            leaf.ReplaceWith(Other(leaf.AsValue()));
            yield return (pointer, At(JsonNode.Parse(body)!, pointer).ToString(), Encoding.UTF8.GetBytes(message.ToJsonString()));
        }
    }

    private static IEnumerable<string> Pointers(JsonNode? node, string pointer) => node switch
    {
        JsonObject all => all.SelectMany(one => Pointers(one.Value, $"{pointer}/{one.Key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}")),
        JsonArray items => items.SelectMany((item, index) => Pointers(item, $"{pointer}/{index}")),
        null => [],
        _ => [pointer],
    };

    private static JsonNode At(JsonNode root, string pointer)
    {
        foreach (var step in pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            root = root is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : root[step]!;
        }

        return root;
    }

    private static JsonNode Other(JsonValue leaf) => leaf.GetValueKind() switch
    {
        JsonValueKind.True => false,
        JsonValueKind.False => true,
        JsonValueKind.Number => leaf.GetValue<decimal>() + 1,
        _ => leaf.GetValue<string>() + "x",
    };
}
