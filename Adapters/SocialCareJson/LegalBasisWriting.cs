using System.Text.Json;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class LegalBasisWriting
{
    public static void Write(Utf8JsonWriter writer, LegalBasis basis)
    {
        if (basis.Basis != LawfulBasis.NotStated || basis.Condition is not null || basis.Purpose is not null)
        {
            writer.WriteStartObject("legal_basis"u8);
            writer.Word("basis"u8, basis.Basis);
            writer.Text("condition"u8, basis.Condition);
            writer.Text("purpose"u8, basis.Purpose);
            writer.WriteEndObject();
        }

        if (basis.ConsentSought is not null || basis.ConsentGiven is not null || basis.ReasonConsentNotSought is not null)
        {
            writer.WriteStartObject("consent"u8);
            writer.Flag("sought"u8, basis.ConsentSought);
            writer.Flag("given"u8, basis.ConsentGiven);
            writer.Text("reason_not_sought"u8, basis.ReasonConsentNotSought);
            writer.WriteEndObject();
        }

        writer.WriteString("marking"u8, ProtectiveMarkings.Table.Write(basis.Marking)!.Code);
    }
}
