using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class ContactWriting
{
    /// <summary>Safety is always written, unknown too: nobody should have to guess what silence means.</summary>
    public static void Write(Utf8JsonWriter writer, ContactPoint contact)
    {
        writer.WriteStartObject();
        writer.Word("type"u8, contact.Kind);
        writer.WriteString("value"u8, contact.Value);
        writer.Word("safety"u8, contact.Safety);
        writer.Text("safe_times"u8, contact.SafeTimes);
        writer.Flag("voicemail_allowed"u8, contact.VoicemailAllowed);
        writer.Text("seen_by_others"u8, contact.SeenByOthers);
        writer.Text("set_by"u8, contact.SetBy);
        writer.Date("review_by"u8, contact.ReviewBy);
        writer.Number("rank"u8, contact.Rank is >= 1 ? contact.Rank : null);
        writer.Flag("preferred"u8, contact.Preferred ? true : null);
        writer.WriteEndObject();
    }
}
