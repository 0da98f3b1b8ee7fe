using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>A name in parts, or as one line of text.</summary>
internal static class NameReading
{
    private const string Alias = "alias";

    public static PersonName? Read(JsonCursor name)
    {
        if (!name.IsObject)
        {
            return name.Text() is { } line ? new PersonName { Text = line } : null;
        }

        var parts = new PersonName
        {
            Prefix = name["prefix"u8].Text(),
            Given = name["given"u8].Each(given => given.Text()),
            Family = name["family"u8].Text(),
            Text = name["text"u8].Text(),
            Use = name["use"u8].Text(),
        };
        return string.IsNullOrWhiteSpace(parts.Display) ? null : parts;
    }

    /// <summary>Any name but the one in use: an alias when nothing else is said.</summary>
    public static PersonName? ReadOther(JsonCursor name) =>
        Read(name) is { } other ? other with { Use = other.Use ?? Alias } : null;
}
