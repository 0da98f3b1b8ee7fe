using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class LocalityWriting
{
    public static void Write(Utf8JsonWriter writer, Locality locality)
    {
        if (LocalityReading.IsLocalAuthorityCode(locality.LocalAuthorityCode))
        {
            writer.Text("la_code"u8, locality.LocalAuthorityCode);
        }

        if (locality.Nation is { } nation)
        {
            writer.Word("nation"u8, nation);
        }

        writer.Text("area_gss"u8, locality.Area?.ToString());
    }
}
