using System.Text.Json;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>A place in JSON and its pointer. Of a name that stands twice every value is found.</summary>
internal readonly partial record struct PlainJson(JsonElement Element, string Pointer, bool Second = false)
{
    private const int HalfPair = 6;

    public static PlainJson? Root(byte[] body)
    {
        try
        {
            return new PlainJson(JsonDocument.Parse(body.AsMemory(body.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0)).RootElement, "");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text, or a number as it is written; null for JSON's null; <see cref="ToldFact.NoValue"/> for what is no single value.</summary>
    public string? Text => Element.ValueKind switch
    {
        JsonValueKind.String => Unescaped(),
        JsonValueKind.Number => Element.GetRawText(),
        JsonValueKind.Null => null,
        _ => ToldFact.NoValue,
    };

    public IEnumerable<PlainJson> All(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        var second = Second;
        foreach (var property in Element.EnumerateObject())
        {
            if (property.NameEquals(name))
            {
                yield return new PlainJson(property.Value, $"{Pointer}/{name}", second);
                second = true;
            }
        }
    }

    public PlainJson? First(string name) => All(name).Select(found => (PlainJson?)found).FirstOrDefault();

    /// <summary>Of a list; anything else but null is a list of one.</summary>
    public IEnumerable<PlainJson> Items()
    {
        var (pointer, second) = (Pointer, Second);
        return Element.ValueKind switch
        {
            JsonValueKind.Array => Element.EnumerateArray().Select((item, place) => new PlainJson(item, $"{pointer}/{place}", second)),
            JsonValueKind.Null => [],
            _ => [this],
        };
    }

    /// <summary>Single values anywhere below, at names the format does not have.</summary>
    public IEnumerable<ToldFact> Unknown(IReadOnlySet<string> names)
    {
        var here = this;
        return Element.ValueKind switch
        {
            JsonValueKind.Object => Element.EnumerateObject().SelectMany(property => new PlainJson(property.Value, $"{here.Pointer}/{Escaped(property.Name)}") is var below && names.Contains(property.Name)
                ? below.Unknown(names) : below.Leaves()),
            JsonValueKind.Array => Items().SelectMany(item => item.Unknown(names)),
            _ => [],
        };
    }

    public void AddTo(FactList facts, string kind) => facts.Add(kind, Text, Pointer, Second);

    private IEnumerable<ToldFact> Leaves()
    {
        var here = this;
        return Element.ValueKind switch
        {
            JsonValueKind.Object => Element.EnumerateObject().SelectMany(property => new PlainJson(property.Value, $"{here.Pointer}/{Escaped(property.Name)}").Leaves()),
            JsonValueKind.Array => Items().SelectMany(item => item.Leaves()),
            _ => Text is { } text && text != ToldFact.NoValue ? [new ToldFact("", text.Trim(), Pointer)] : [],
        };
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Half of a surrogate pair is read as the sign for what cannot be read.</summary>
    private string Unescaped() => JsonSerializer.Deserialize<string>(Surrogates().Replace(Element.GetRawText(), escape => escape.Length == HalfPair && escape.Value[1] == 'u' ? @"\uFFFD" : escape.Value))!;

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\.")]
    private static partial Regex Surrogates();
}
