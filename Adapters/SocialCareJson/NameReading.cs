using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class NameReading
{
    /// <summary>The name whose parts stand in this object; null when there is none.</summary>
    public static PersonName? Read(JsonCursor holder)
    {
        if (!holder.CanBeOpened())
        {
            return null;
        }

        var first = holder["first_name"u8].Text();
        var middle = holder["middle_names"u8].Texts();
        var name = new PersonName
        {
            Prefix = holder["title"u8].Text(),
            Given = first is null ? middle : middle.Count == 0 ? [first] : [first, .. middle],
            Family = holder["surname"u8].Text(),
            Text = holder["name"u8].Text(),
            Use = holder["name_use"u8].Text(),
        };
        return name is { Prefix: null, Given.Count: 0, Family: null, Text: null, Use: null } ? null : name;
    }
}
