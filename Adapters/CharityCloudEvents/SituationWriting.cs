using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Needs, the young person's voice, risk and law.</summary>
internal static class SituationWriting
{
    public static void Need(Utf8JsonWriter json, Need need)
    {
        json.WriteStartObject();
        json.Word("need"u8, need.Kind);
        json.Text("inTheirWords"u8, need.Description);
        json.WriteBoolean("open"u8, need.Open);
        json.WriteEndObject();
    }

    public static void Voice(Utf8JsonWriter json, VoiceOfTheChild? voice)
    {
        if (voice is null)
        {
            return;
        }

        json.WriteStartObject("voice"u8);
        json.Flag("spokenTo"u8, voice.SpokenTo);
        json.Flag("seenAlone"u8, voice.SeenAlone);
        json.Text("words"u8, voice.Words);
        json.Text("wishes"u8, voice.Wishes);
        json.Text("nextContactChosen"u8, voice.NextContactChosen);
        json.Flag("knowsOfReferral"u8, voice.KnowsOfReferral);
        json.Text("reasonNotSpokenTo"u8, voice.ReasonNotSpokenTo);
        json.WriteEndObject();
    }

    public static void Risk(Utf8JsonWriter json, Risk risk)
    {
        json.WriteStartObject("risk"u8);
        json.Word("level"u8, risk.Level);
        json.Text("why"u8, risk.Rationale);
        json.Each("factors"u8, risk.Factors, Factor);
        json.WriteEndObject();
    }

    public static void Legal(Utf8JsonWriter json, LegalBasis legal)
    {
        json.WriteStartObject("legal"u8);
        json.Word("basis"u8, legal.Basis);
        json.Text("condition"u8, legal.Condition);
        json.Text("purpose"u8, legal.Purpose);
        json.Flag("consentSought"u8, legal.ConsentSought);
        json.Flag("consentGiven"u8, legal.ConsentGiven);
        json.Text("whyNotAsked"u8, legal.ReasonConsentNotSought);
        json.WriteEndObject();
    }

    private static void Factor(Utf8JsonWriter json, RiskFactor factor)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, factor.Name);
        json.WriteString("text"u8, factor.Text);
        json.WriteEndObject();
    }
}
