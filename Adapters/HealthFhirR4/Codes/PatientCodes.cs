using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Codes;

/// <summary>The codes that say who somebody is.</summary>
internal static class PatientCodes
{
    /// <summary>FHIR administrative gender, which is required-bound: <c>other</c> says more than one thing.</summary>
    public static CodeTable<Sex> Gender { get; } = new(
        "http://hl7.org/fhir/administrative-gender",
        new("female", Sex.Female, "Female"),
        new("male", Sex.Male, "Male"),
        new("other", Sex.Indeterminate, "Other", Lossy: true),
        new("unknown", Sex.NotRecorded, "Unknown"));

    /// <summary>UK Core NHS number verification status; the two-digit codes are England's list. Only a trace that succeeded is relied on.</summary>
    public static CodeTable<IdentifierAssurance> NhsNumberStatus { get; } = new(
        Systems.NhsNumberStatus,
        new("number-present-and-verified", IdentifierAssurance.Verified, "Number present and verified"),
        new("number-present-and-traced-using-welsh-nhs-ar", IdentifierAssurance.Verified, "Number present and traced using the Welsh administrative register", Written: false),
        new("number-present-but-not-traced", IdentifierAssurance.Unverified, "Number present but not traced"),
        new("trace-required", IdentifierAssurance.Unverified, "Trace required", Written: false),
        new("trace-attempted", IdentifierAssurance.Unverified, "Trace attempted", Written: false),
        new("trace-needs-to-be-resolved", IdentifierAssurance.Unverified, "Trace needs to be resolved", Written: false),
        new("trace-in-progress", IdentifierAssurance.Unverified, "Trace in progress", Written: false),
        new("number-not-present-and-trace-not-required", IdentifierAssurance.Unverified, "Number not present and trace not required", Written: false),
        new("trace-postponed", IdentifierAssurance.Unverified, "Trace postponed", Written: false),
        new("01", IdentifierAssurance.Verified, "Number present and verified", Written: false),
        new("02", IdentifierAssurance.Unverified, "Number present but not traced", Written: false),
        new("03", IdentifierAssurance.Unverified, "Trace required", Written: false),
        new("04", IdentifierAssurance.Unverified, "Trace attempted", Written: false),
        new("05", IdentifierAssurance.Unverified, "Trace needs to be resolved", Written: false),
        new("06", IdentifierAssurance.Unverified, "Trace in progress", Written: false),
        new("07", IdentifierAssurance.Unverified, "Number not present and trace not required", Written: false),
        new("08", IdentifierAssurance.Unverified, "Trace postponed", Written: false));

    public static CodeTable<AddressKind> AddressUse { get; } = new(
        "http://hl7.org/fhir/address-use",
        new("home", AddressKind.Home, "Home"),
        new("temp", AddressKind.Temporary, "Temporary"),
        new("work", AddressKind.Work, "Work"),
        new("old", AddressKind.Previous, "Old"),
        new("billing", AddressKind.Other, "Billing", Lossy: true, Written: false));

    /// <summary>Who a contact or a related person is to the child. The words are kept as the relationship.</summary>
    public static CodeTable<PersonRole> Relationship { get; } = new(
        Systems.RoleCodes,
        new("PRN", PersonRole.Parent, "parent"),
        new("MTH", PersonRole.Parent, "mother"),
        new("FTH", PersonRole.Parent, "father"),
        new("NMTH", PersonRole.Parent, "natural mother"),
        new("NFTH", PersonRole.Parent, "natural father"),
        new("STPMTH", PersonRole.Parent, "stepmother"),
        new("STPFTH", PersonRole.Parent, "stepfather"),
        new("PRNFOST", PersonRole.Carer, "foster parent"),
        new("GUARD", PersonRole.Carer, "guardian"),
        new("CGV", PersonRole.Carer, "carer"),
        new("SIB", PersonRole.Sibling, "sibling"),
        new("BRO", PersonRole.Sibling, "brother"),
        new("SIS", PersonRole.Sibling, "sister"),
        new("AUNT", PersonRole.OtherRelative, "aunt"),
        new("UNCLE", PersonRole.OtherRelative, "uncle"),
        new("COUSN", PersonRole.OtherRelative, "cousin"),
        new("GRPRN", PersonRole.OtherRelative, "grandparent"),
        new("GRMTH", PersonRole.OtherRelative, "grandmother"),
        new("GRFTH", PersonRole.OtherRelative, "grandfather"),
        new("FAMMEMB", PersonRole.OtherRelative, "family member"),
        new("ROOM", PersonRole.HouseholdMember, "roommate"),
        new("FRND", PersonRole.Friend, "friend"),
        new("NBOR", PersonRole.Other, "neighbour"));

    /// <summary>HL7 v2 table 0131, which UK Core uses for what a contact is for.</summary>
    public static CodeTable<PersonRole> ContactRole { get; } = new(
        Systems.ContactRoles,
        new("C", PersonRole.EmergencyContact, "emergency contact"),
        new("N", PersonRole.OtherRelative, "next of kin"),
        new("CP", PersonRole.Other, "contact person"));

    /// <summary>The contact is the patient: how to reach the child, not somebody else.</summary>
    public static IReadOnlySet<string> SelfRelationship { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "ONESELF", "SELF" };
}
