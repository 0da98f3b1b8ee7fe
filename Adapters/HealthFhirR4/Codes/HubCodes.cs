using System.Text.Json;

namespace SafeguardingHub.Adapters.HealthFhirR4.Codes;

/// <summary>A canonical value as our own extensions and code systems write it: kebab case.</summary>
internal static class HubCodes
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>The value in words, for people: <c>county lines</c>.</summary>
    public static string Words<T>(T value)
        where T : struct, Enum => Of(value).Replace('-', ' ');

    public static T? Read<T>(string? code)
        where T : struct, Enum => code is not null && Names<T>.ByCode.TryGetValue(code, out var value) ? value : null;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> ByCode = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
