using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class VoiceReading
{
    public static VoiceOfTheChild? Read(JsonCursor voice) => voice.CanBeOpened()
        ? new VoiceOfTheChild
        {
            SpokenTo = voice["spoken_to"u8].Flag(),
            SeenAlone = voice["seen_alone"u8].Flag(),
            Words = voice["words"u8].Text(),
            Wishes = voice["wishes"u8].Text(),
            NextContactChosen = voice["next_contact_chosen"u8].Text(),
            KnowsOfReferral = voice["knows_of_referral"u8].Flag(),
            ReasonNotSpokenTo = voice["reason_not_spoken_to"u8].Text(),
        }
        : null;
}
