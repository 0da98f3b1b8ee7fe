using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>What happened, where, and what was done about it under the National Referral Mechanism.</summary>
internal static class IncidentWriting
{
    public static void Incident(Utf8JsonWriter json, Incident? incident)
    {
        if (incident is null)
        {
            return;
        }

        json.WriteStartObject("incident"u8);
        json.Text("reference"u8, incident.Reference);
        json.Text("kind"u8, incident.Kind);
        json.Instant("occurredAt"u8, incident.OccurredAt);
        if (incident.Place is { } place)
        {
            json.WritePropertyName("place"u8);
            PlaceWriting.Address(json, place);
        }

        json.Text("whatHappened"u8, incident.Circumstances);
        json.WriteEndObject();
    }

    public static void NationalReferral(Utf8JsonWriter json, NationalReferral referral)
    {
        json.WriteStartObject("nrm"u8);
        json.Word("status"u8, referral.Status);
        json.Text("reference"u8, referral.Reference);
        json.WriteEndObject();
    }

    public static void Locality(Utf8JsonWriter json, Locality locality)
    {
        if (locality == new Locality())
        {
            return;
        }

        json.WriteStartObject("place"u8);
        if (locality.Nation is { } nation)
        {
            json.Word("nation"u8, nation);
        }

        json.Text("area"u8, locality.Area?.ToString());
        json.Text("laCode"u8, locality.LocalAuthorityCode);
        json.WriteEndObject();
    }
}
