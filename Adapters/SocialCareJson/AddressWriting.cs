using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class AddressWriting
{
    public static void Write(Utf8JsonWriter writer, Address address)
    {
        writer.WriteStartObject();
        writer.Word("type"u8, address.Kind);
        writer.Texts("lines"u8, address.Lines);
        writer.Text("town"u8, address.Town);
        writer.Text("county"u8, address.County);
        writer.Text("postcode"u8, address.Postcode);
        writer.Text("uprn"u8, address.Uprn);
        writer.Text("area_gss"u8, address.Area?.ToString());
        writer.WriteBoolean("restricted"u8, address.Restricted);
        writer.Text("restriction_reason"u8, address.RestrictionReason);
        writer.Date("from"u8, address.From);
        writer.Date("until"u8, address.Until);
        writer.WriteEndObject();
    }
}
