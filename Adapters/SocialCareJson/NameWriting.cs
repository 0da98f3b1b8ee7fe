using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class NameWriting
{
    public static void Write(Utf8JsonWriter writer, PersonName name)
    {
        writer.WriteStartObject();
        Fields(writer, name);
        writer.WriteEndObject();
    }

    public static void Fields(Utf8JsonWriter writer, PersonName? name)
    {
        if (name is null)
        {
            return;
        }

        writer.Text("title"u8, name.Prefix);
        writer.Text("first_name"u8, name.Given.Count > 0 ? name.Given[0] : null);
        if (name.Given.Count > 1)
        {
            writer.Texts("middle_names"u8, [.. name.Given.Skip(1)]);
        }

        writer.Text("surname"u8, name.Family);
        writer.Text("name"u8, name.Text);
        writer.Text("name_use"u8, name.Use);
    }
}
