using System.Text.Json;

namespace SafeguardingHub.Adapters.Reading;

/// <summary>The values of a canonical list as words: <c>kebab-case</c>, as the canonical model writes them.</summary>
internal static class CanonicalWords<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, JsonEncodedText> Words =
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonEncodedText.Encode(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())));

    /// <summary>Both ways, without loss; the system is <c>safeguarding-hub</c> and the list's name.</summary>
    public static CodeTable<T> Table { get; } = new(
        $"safeguarding-hub:{JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(T).Name)}",
        Words.Select(word => new CodeTable<T>.Row(word.Value.ToString(), word.Key, word.Value.ToString().Replace('-', ' '))));

    /// <summary>The word, encoded once and for all.</summary>
    public static JsonEncodedText Of(T value) => Words[value];
}
