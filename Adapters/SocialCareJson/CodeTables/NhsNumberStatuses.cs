using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>How far an NHS number was verified: UK Core NHS number verification status, and what the hub adds to it.</summary>
internal static class NhsNumberStatuses
{
    public static CodeTable<IdentifierAssurance> Table { get; } = new("https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus",
        new("number-present-and-verified", IdentifierAssurance.Verified, "Number present and verified"),
        new("number-present-but-not-traced", IdentifierAssurance.Unverified, "Number present but not traced"),
        new("failed-check-digit", IdentifierAssurance.FailedCheckDigit, "The check digit is wrong (not in the UK Core list)"),
        new("number-present-and-traced-using-welsh-nhs-ar", IdentifierAssurance.Verified, "Traced with the Welsh NHS register", Lossy: true, Written: false),
        new("trace-required", IdentifierAssurance.Unverified, "Trace required", Lossy: true, Written: false),
        new("trace-attempted", IdentifierAssurance.Unverified, "Trace attempted, no match or several", Lossy: true, Written: false),
        new("trace-needs-to-be-resolved", IdentifierAssurance.Unverified, "Trace needs to be resolved", Lossy: true, Written: false),
        new("trace-in-progress", IdentifierAssurance.Unverified, "Trace in progress", Lossy: true, Written: false),
        new("number-not-present-and-trace-not-required", IdentifierAssurance.Unverified, "Number not present, trace not required", Lossy: true, Written: false),
        new("trace-postponed", IdentifierAssurance.Unverified, "Trace postponed", Lossy: true, Written: false));
}
