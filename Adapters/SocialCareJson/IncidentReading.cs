using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class IncidentReading
{
    public static Incident? Read(JsonCursor incident) => incident.CanBeOpened()
        ? new Incident
        {
            Reference = incident["reference"u8].Text(),
            Kind = incident["type"u8].Text(),
            OccurredAt = incident["occurred_at"u8].Instant(),
            Place = AddressReading.ReadAs(incident["place"u8], AddressKind.Incident),
            Circumstances = incident["circumstances"u8].Text(),
        }
        : null;
}
