using System.Text.Json;
using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class ReferralWriting
{
    public static string Write(Utf8JsonWriter writer, Referral referral)
    {
        MessageWriting.Header(writer, referral, "referral");
        writer.WriteString("reference"u8, referral.Reference.ToString());
        writer.WriteString("hub_referral_id"u8, referral.ReferralId.Value);
        writer.WriteString("raised_by"u8, referral.RaisedBy.ToString());
        writer.WriteBoolean("urgent"u8, referral.Urgent);
        writer.Texts("why"u8, referral.Why);
        writer.List("expected"u8, referral.Expected, Expected);
        Sharing(writer, referral.Sharing);
        writer.Texts("withheld_fields"u8, referral.WithheldFields);
        ConcernWriting.Write(writer, referral.Concern);
        return "referral";
    }

    public static void Expected(Utf8JsonWriter writer, ExpectedAnswer expected)
    {
        writer.WriteStartObject();
        writer.WriteString("what"u8, expected.What);
        writer.WriteString("due"u8, expected.Due);
        writer.WriteString("source"u8, expected.Source);
        writer.WriteEndObject();
    }

    private static void Sharing(Utf8JsonWriter writer, SharingBasis sharing)
    {
        writer.WriteStartObject("sharing"u8);
        writer.WriteString("purpose"u8, sharing.Purpose);
        writer.WriteString("basis"u8, CanonicalWords<LawfulBasis>.Of(sharing.Basis));
        writer.WriteString("condition"u8, sharing.Condition);
        writer.WriteString("agreement_version"u8, sharing.AgreementVersion);
        writer.WriteEndObject();
    }
}
