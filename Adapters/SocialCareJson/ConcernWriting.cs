using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>A concern in the same shape in which a concern is read.</summary>
internal static class ConcernWriting
{
    public static void Write(Utf8JsonWriter writer, Concern concern)
    {
        LocalityWriting.Write(writer, concern.Locality);
        ReferralBlockWriting.Write(writer, concern);
        writer.List("children"u8, concern.Children, (to, child) => ChildWriting.Write(to, child, concern.Locality.LocalAuthorityCode));
        writer.List("people"u8, concern.People, PersonWriting.Write);
        writer.WordList("triage"u8, concern.Triage);
        writer.List("original_codes"u8, concern.OriginalCodes, OriginalCode);
    }

    public static void OriginalCode(Utf8JsonWriter writer, OriginalCode code)
    {
        writer.WriteStartObject();
        writer.WriteString("system"u8, code.System);
        writer.WriteString("code"u8, code.Code);
        writer.Text("display"u8, code.Display);
        writer.Flag("lossy"u8, code.Lossy ? true : null);
        writer.WriteEndObject();
    }
}
