using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class IncidentWriting
{
    public static void Write(Utf8JsonWriter writer, Incident? incident)
    {
        if (incident is null)
        {
            return;
        }

        writer.WriteStartObject("incident"u8);
        writer.Text("reference"u8, incident.Reference);
        writer.Text("type"u8, incident.Kind);
        writer.Instant("occurred_at"u8, incident.OccurredAt);
        if (incident.Place is { } place)
        {
            writer.WritePropertyName("place"u8);
            AddressWriting.Write(writer, place);
        }

        writer.Text("circumstances"u8, incident.Circumstances);
        writer.WriteEndObject();
    }
}
