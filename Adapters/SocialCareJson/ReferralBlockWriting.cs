using System.Text.Json;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>The <c>referral</c> object: who refers, why, and under what law.</summary>
internal static class ReferralBlockWriting
{
    public static void Write(Utf8JsonWriter writer, Concern concern)
    {
        writer.WriteStartObject("referral"u8);
        Origin(writer, concern.Origin);
        CategoryWriting.Write(writer, concern.Categories);
        RiskWriting.Write(writer, concern.Risk);
        writer.Text("narrative"u8, concern.Narrative);
        writer.List("needs_first"u8, concern.NeedsFirst, Need);
        VoiceWriting.Write(writer, concern.Voice);
        LegalBasisWriting.Write(writer, concern.LegalBasis);
        NationalReferral(writer, concern.NationalReferral);
        IncidentWriting.Write(writer, concern.Incident);
        writer.WriteEndObject();
    }

    private static void Origin(Utf8JsonWriter writer, Origin origin)
    {
        writer.Text("referral_id"u8, origin.SenderReference);
        writer.Text("case_reference"u8, origin.CorrelationId);
        writer.Instant("referral_date"u8, origin.RaisedAt);
        if (origin.ReferralSource is { } source && ReferralSources.Table.Read(source) is { } row)
        {
            writer.WriteString("referral_source"u8, row.Code);
        }

        if (origin is { RaisedBy: null, Organisation: null, Team: null })
        {
            return;
        }

        writer.WriteStartObject("referrer"u8);
        writer.Text("organisation"u8, origin.Organisation ?? origin.RaisedBy?.Organisation);
        writer.Text("team"u8, origin.Team);
        if (origin.RaisedBy is { } referrer)
        {
            PersonWriting.Fields(writer, referrer);
        }

        writer.WriteEndObject();
    }

    public static void Need(Utf8JsonWriter writer, Need need)
    {
        writer.WriteStartObject();
        writer.Word("need"u8, need.Kind);
        writer.Text("description"u8, need.Description);
        writer.WriteBoolean("open"u8, need.Open);
        writer.WriteEndObject();
    }

    private static void NationalReferral(Utf8JsonWriter writer, NationalReferral nrm)
    {
        if (nrm.Status != NationalReferralStatus.NotStated || nrm.Reference is not null)
        {
            writer.WriteStartObject("nrm"u8);
            writer.Word("status"u8, nrm.Status);
            writer.Text("reference"u8, nrm.Reference);
            writer.WriteEndObject();
        }
    }
}
