using System.Text.Json;
using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>The case record, in the shape in which the charity sends its own.</summary>
internal static class CaseRecordWriting
{
    public static void Write(Utf8JsonWriter json, Concern concern)
    {
        Origin(json, concern.Origin);
        json.Every("youngPeople"u8, concern.Children, YoungPersonWriting.Write);
        json.Each("people"u8, concern.People, PersonWriting.Write);
        json.Every("worries"u8, concern.Categories, static (json, worry) => json.WriteStringValue(CanonicalWords<ConcernCategory>.Of(worry)));
        json.Each("needsFirst"u8, concern.NeedsFirst, SituationWriting.Need);
        SituationWriting.Voice(json, concern.Voice);
        SituationWriting.Risk(json, concern.Risk);
        json.Text("account"u8, concern.Narrative);
        IncidentWriting.Incident(json, concern.Incident);
        IncidentWriting.NationalReferral(json, concern.NationalReferral);
        SituationWriting.Legal(json, concern.LegalBasis);
        json.Word("marking"u8, concern.LegalBasis.Marking);
        IncidentWriting.Locality(json, concern.Locality);
    }

    private static void Origin(Utf8JsonWriter json, Origin origin)
    {
        json.Text("caseReference"u8, origin.CorrelationId);
        json.Text("recordId"u8, origin.SenderReference);
        json.Instant("raisedAt"u8, origin.RaisedAt);
        json.WriteStartObject("raisedBy"u8);
        json.Text("organisation"u8, origin.Organisation);
        json.Text("team"u8, origin.Team);
        json.Text("referralSource"u8, origin.ReferralSource);
        if (origin.RaisedBy is { } worker)
        {
            json.WritePropertyName("worker"u8);
            PersonWriting.Write(json, worker);
        }

        json.WriteEndObject();
    }
}
