using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>What the young person says and wants.</summary>
internal static class VoiceReading
{
    public static VoiceOfTheChild? Read(JsonCursor voice) => !voice.IsPresent ? null : new()
    {
        SpokenTo = voice["spokenTo"u8].Flag(),
        SeenAlone = voice["seenAlone"u8].Flag(),
        Words = voice["words"u8].Text(),
        Wishes = voice["wishes"u8].Text(),
        NextContactChosen = voice["nextContactChosen"u8].Text(),
        KnowsOfReferral = voice["knowsOfReferral"u8].Flag(),
        ReasonNotSpokenTo = voice["reasonNotSpokenTo"u8].Text(),
    };
}
