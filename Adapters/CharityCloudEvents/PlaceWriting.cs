using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Where somebody is and how to reach them, with the restrictions said every time.</summary>
internal static class PlaceWriting
{
    public static void Address(Utf8JsonWriter json, Address address)
    {
        json.WriteStartObject();
        json.Word("kind"u8, address.Kind);
        json.Texts("lines"u8, address.Lines);
        json.Text("town"u8, address.Town);
        json.Text("county"u8, address.County);
        json.Text("postcode"u8, address.Postcode);
        json.Text("uprn"u8, address.Uprn);
        json.Text("area"u8, address.Area?.ToString());
        json.WriteBoolean("restricted"u8, address.Restricted);
        json.Text("whyRestricted"u8, address.RestrictionReason);
        json.Date("from"u8, address.From);
        json.Date("until"u8, address.Until);
        json.WriteEndObject();
    }

    public static void Contact(Utf8JsonWriter json, ContactPoint contact)
    {
        json.WriteStartObject();
        json.Word("kind"u8, contact.Kind);
        json.WriteString("value"u8, contact.Value);
        json.Word("safety"u8, contact.Safety);
        json.Text("safeTimes"u8, contact.SafeTimes);
        json.Flag("voicemailAllowed"u8, contact.VoicemailAllowed);
        json.Text("whoElseSees"u8, contact.SeenByOthers);
        json.Text("setBy"u8, contact.SetBy);
        json.Date("reviewBy"u8, contact.ReviewBy);
        json.Number("rank"u8, contact.Rank);
        json.WriteBoolean("preferred"u8, contact.Preferred);
        json.WriteEndObject();
    }
}
