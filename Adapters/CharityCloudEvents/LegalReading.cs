using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Under what law it is shared, what was asked, and the marking.</summary>
internal static class LegalReading
{
    public static LegalBasis Read(JsonCursor record)
    {
        var legal = record["legal"u8];
        var marking = record["marking"u8];
        var marked = marking.Word<ProtectiveMarking>();
        return new LegalBasis
        {
            Basis = legal["basis"u8].Word<LawfulBasis>() ?? LawfulBasis.NotStated,
            Condition = legal["condition"u8].Text(),
            Purpose = legal["purpose"u8].Text(),
            ConsentSought = legal["consentSought"u8].Flag(),
            ConsentGiven = legal["consentGiven"u8].Flag(),
            ReasonConsentNotSought = legal["whyNotAsked"u8].Text(),
            // Unmarked is OFFICIAL; a marking that cannot be read is taken as the stricter one.
            Marking = marked ?? (marking.IsPresent ? ProtectiveMarking.OfficialSensitive : ProtectiveMarking.Official),
        };
    }
}
