using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class UpdateWriting
{
    public static string Write(Utf8JsonWriter writer, UpdateNotice notice)
    {
        MessageWriting.Header(writer, notice, "update");
        writer.WriteString("reference"u8, notice.Reference.ToString());
        writer.WriteString("hub_referral_id"u8, notice.ReferralId.Value);
        writer.WriteString("raised_by"u8, notice.RaisedBy.ToString());
        writer.WriteBoolean("urgent"u8, notice.Urgent);
        writer.Texts("withheld_fields"u8, notice.WithheldFields);
        writer.WriteStartObject("update"u8);
        writer.Word("kind"u8, notice.Kind);
        writer.Text("note"u8, notice.Note);
        writer.WriteEndObject();
        if (notice.Concern is { } concern)
        {
            ConcernWriting.Write(writer, concern);
        }

        return "update";
    }
}
