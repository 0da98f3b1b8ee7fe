using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>What the hub says about a referral, and after it the case record itself.</summary>
internal static class ReferralWriting
{
    public static void Write(Utf8JsonWriter json, Referral referral)
    {
        json.WriteStartObject("referral"u8);
        Identity(json, referral.ReferralId, referral.Reference, referral.RaisedBy, referral.Urgent);
        json.Every("why"u8, referral.Why, static (json, why) => json.WriteStringValue(why));
        json.Every("expected"u8, referral.Expected, Expected);
        Sharing(json, referral.Sharing);
        OfConcern(json, referral.Concern);
        json.Texts("withheld"u8, referral.WithheldFields);
        json.WriteEndObject();
        Record(json, referral.Concern);
    }

    public static void Write(Utf8JsonWriter json, UpdateNotice update)
    {
        json.WriteStartObject("referral"u8);
        Identity(json, update.ReferralId, update.Reference, update.RaisedBy, update.Urgent);
        if (update.Concern is not null)
        {
            OfConcern(json, update.Concern);
        }

        json.Texts("withheld"u8, update.WithheldFields);
        json.WriteEndObject();
        json.Word("change"u8, update.Kind);
        json.Text("note"u8, update.Note);
        if (update.Concern is not null)
        {
            Record(json, update.Concern);
        }
    }

    private static void Identity(Utf8JsonWriter json, ReferralId id, ConcernReference reference, AgencyId raisedBy, bool urgent)
    {
        json.WriteString("id"u8, id.Value);
        json.WriteString("reference"u8, reference.ToString());
        json.WriteString("raisedBy"u8, raisedBy.ToString());
        json.WriteBoolean("urgent"u8, urgent);
    }

    private static void Record(Utf8JsonWriter json, Concern concern)
    {
        json.WriteStartObject("record"u8);
        CaseRecordWriting.Write(json, concern);
        json.WriteEndObject();
    }

    /// <summary>What the record itself has no place for, or hides in its middle.</summary>
    private static void OfConcern(Utf8JsonWriter json, Concern concern)
    {
        json.Words("needsStillOpen"u8, [.. concern.NeedsFirst.Where(need => need.Open).Select(need => need.Kind).Distinct()]);
        json.Words("readByAPersonFirst"u8, concern.Triage);
        json.Each("originalCodes"u8, concern.OriginalCodes, OriginalCode);
    }

    public static void Expected(Utf8JsonWriter json, ExpectedAnswer expected)
    {
        json.WriteStartObject();
        json.WriteString("what"u8, expected.What);
        json.WriteString("due"u8, expected.Due);
        json.WriteString("source"u8, expected.Source);
        json.WriteEndObject();
    }

    private static void Sharing(Utf8JsonWriter json, SharingBasis sharing)
    {
        json.WriteStartObject("sharing"u8);
        json.WriteString("purpose"u8, sharing.Purpose);
        json.Word("basis"u8, sharing.Basis);
        json.WriteString("condition"u8, sharing.Condition);
        json.WriteString("agreementVersion"u8, sharing.AgreementVersion);
        json.WriteEndObject();
    }

    public static void OriginalCode(Utf8JsonWriter json, OriginalCode code)
    {
        json.WriteStartObject();
        json.WriteString("system"u8, code.System);
        json.WriteString("code"u8, code.Code);
        json.Text("display"u8, code.Display);
        json.WriteBoolean("lossy"u8, code.Lossy);
        json.WriteEndObject();
    }
}
