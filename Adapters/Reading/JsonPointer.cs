namespace SafeguardingHub.Adapters.Reading;

/// <summary>RFC 6901.</summary>
internal static class JsonPointer
{
    public static string Below(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Below(string pointer, int index) => $"{pointer}/{index}";
}
