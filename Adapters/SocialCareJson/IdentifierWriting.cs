using System.Text.Json;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class IdentifierWriting
{
    public static void NhsNumber(Utf8JsonWriter writer, ChildIdentifier? number)
    {
        if (number is not null)
        {
            writer.WriteStartObject("nhs_number"u8);
            writer.WriteString("value"u8, number.Value);
            writer.WriteString("status"u8, NhsNumberStatuses.Table.Write(number.Assurance)!.Code);
            writer.WriteEndObject();
        }
    }

    public static void Other(Utf8JsonWriter writer, ChildIdentifier identifier)
    {
        writer.WriteStartObject();
        writer.Word("scheme"u8, identifier.Scheme);
        writer.WriteString("value"u8, identifier.Value);
        writer.Word("assurance"u8, identifier.Assurance);
        writer.Text("system"u8, identifier.OriginalSystem);
        writer.WriteEndObject();
    }
}
