using System.Text.Json;

namespace SafeguardingHub.Chasing;

internal static class KebabWords
{
    /// <summary>As partners and operators read it.</summary>
    public static string Word<TValue>(this TValue value)
        where TValue : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
