using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class LegalBasisReading
{
    public static LegalBasis Read(JsonCursor referral)
    {
        var basis = referral["legal_basis"u8];
        var consent = referral["consent"u8];
        return new LegalBasis
        {
            Basis = basis["basis"u8].Word(CanonicalWords<LawfulBasis>.Table) ?? LawfulBasis.NotStated,
            Condition = basis["condition"u8].Text(),
            Purpose = basis["purpose"u8].Text(),
            ConsentSought = consent["sought"u8].Flag(),
            ConsentGiven = consent["given"u8].Flag(),
            ReasonConsentNotSought = consent["reason_not_sought"u8].Text(),
            Marking = Marking(referral["marking"u8]),
        };
    }

    /// <summary>No marking is OFFICIAL; a marking that cannot be read is treated as the stricter one.</summary>
    private static ProtectiveMarking Marking(JsonCursor marking) =>
        marking.IsPresent ? marking.Word(ProtectiveMarkings.Table) ?? ProtectiveMarking.OfficialSensitive : ProtectiveMarking.Official;
}
