using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class VoiceWriting
{
    public static void Write(Utf8JsonWriter writer, VoiceOfTheChild? voice)
    {
        if (voice is null)
        {
            return;
        }

        writer.WriteStartObject("voice_of_child"u8);
        writer.Flag("spoken_to"u8, voice.SpokenTo);
        writer.Flag("seen_alone"u8, voice.SeenAlone);
        writer.Text("words"u8, voice.Words);
        writer.Text("wishes"u8, voice.Wishes);
        writer.Text("next_contact_chosen"u8, voice.NextContactChosen);
        writer.Flag("knows_of_referral"u8, voice.KnowsOfReferral);
        writer.Text("reason_not_spoken_to"u8, voice.ReasonNotSpokenTo);
        writer.WriteEndObject();
    }
}
