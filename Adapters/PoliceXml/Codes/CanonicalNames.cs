using System.Collections.Frozen;
using System.Text.Json;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>The canonical kebab-case names of an enum, written beside a police code that says less.</summary>
internal static class CanonicalNames<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, T> Values = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    public static string Of(T value) => Names[value];

    public static T? Read(string name) => Values.TryGetValue(name, out var value) ? value : null;
}
