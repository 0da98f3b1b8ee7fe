using System.Text.Encodings.Web;
using System.Text.Json;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>Something that one version of the agreement says otherwise than another.</summary>
/// <param name="Where">The way to it in the file, such as <c>rules › county-lines › why</c>.</param>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is not there any more.</param>
public sealed record AgreementDifference(string Where, string? Before, string? After);

/// <summary>Compares two agreement files. Entries of a list that have names are compared by name, whatever their order.</summary>
public static class AgreementDifferences
{
    private static readonly string[] Names = ["id", "name", "kind", "role", "cause", "code", "assembly", "date"];

    /// <summary>As people write it, not as a page would have to.</summary>
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<AgreementDifference> Between(string before, string after)
    {
        using var earlier = JsonDocument.Parse(before);
        using var later = JsonDocument.Parse(after);
        return [.. Compare([], earlier.RootElement, later.RootElement)];
    }

    private static IEnumerable<AgreementDifference> Compare(IReadOnlyList<string> way, JsonElement? before, JsonElement? after) => (before, after) switch
    {
        ({ ValueKind: JsonValueKind.Object } one, { ValueKind: JsonValueKind.Object } other) => Pairs(way, Properties(one), Properties(other)),
        ({ ValueKind: JsonValueKind.Array } one, { ValueKind: JsonValueKind.Array } other) when Entries(one) is { } named && Entries(other) is { } others => Pairs(way, named, others),
        ({ } one, { } other) when JsonElement.DeepEquals(one, other) => [],
        _ => [new AgreementDifference(string.Join(" › ", way), Words(before), Words(after))],
    };

    private static IEnumerable<AgreementDifference> Pairs(IReadOnlyList<string> way, IReadOnlyDictionary<string, JsonElement> before, IReadOnlyDictionary<string, JsonElement> after) =>
        before.Keys.Concat(after.Keys).Distinct().SelectMany(name => Compare([.. way, name], before.TryGetValue(name, out var one) ? one : null, after.TryGetValue(name, out var other) ? other : null));

    private static Dictionary<string, JsonElement> Properties(JsonElement value) => value.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);

    /// <summary>Null unless every entry has a name of its own.</summary>
    private static Dictionary<string, JsonElement>? Entries(JsonElement list)
    {
        var named = new Dictionary<string, JsonElement>();
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object || Names.Where(name => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String).Select(name => entry.GetProperty(name).GetString()!).FirstOrDefault() is not { } own || !named.TryAdd(own, entry))
            {
                return null;
            }
        }

        return named;
    }

    private static string? Words(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String) => string.Join(", ", list.EnumerateArray().Select(entry => entry.GetString())),
        { } other => JsonSerializer.Serialize(other, AsWritten),
    };
}
