using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Bench.Messages;

/// <summary>The examples that the load is made of, chosen so that their sizes are on average those of the mix.</summary>
internal static class Examples
{
    private static readonly AgencyId PoliceAgency = AgencyId.Parse("police.northshire");
    private static readonly AgencyId SocialCareAgency = AgencyId.Parse("social-care.northshire");
    private static readonly AgencyId HealthAgency = AgencyId.Parse("health.northshire");
    private static readonly AgencyId CharityAgency = AgencyId.Parse("charity.harbour");

    private static readonly Example OnlineContact = new(
        SocialCareAgency, "application/json", "SocialCareJson/V1/examples/concern-exploitation-14.json", "NSC-2026-00008", "NSC-CASE-8", "Testerley", "9990000018");

    /// <summary>About 4 kB.</summary>
    public static IReadOnlyList<Example> Police { get; } =
    [
        new(PoliceAgency, "application/xml", "PoliceXml/V1/examples/concern-county-lines-arrest.xml", "NC-PPN-2026-0110", "NC-CASE-0110", "Examplar", "9990000026"),
        new(PoliceAgency, "application/xml", "PoliceXml/V1/examples/concern-full.xml", "NC-PPN-2026-0101", "NC-CASE-0101", "Testerley", "9990000018", "A950000178301"),
    ];

    /// <summary>About 3 kB: five of 2 kB, and one of 8.6 kB.</summary>
    public static IReadOnlyList<Example> SocialCare { get; } =
    [
        OnlineContact, OnlineContact, OnlineContact,
        new(SocialCareAgency, "application/json", "SocialCareJson/V1/examples/concern-full.json", "NSC-2026-00002", "NSC-CASE-2", "Testerley", "999 000 0018", "A950000178301", "H243278544154"),
        OnlineContact, OnlineContact,
    ];

    /// <summary>About 8 kB.</summary>
    public static IReadOnlyList<Example> Health { get; } =
    [
        new(HealthAgency, "application/fhir+json", "HealthFhirR4/V1/examples/concern-health-needs.json", "NGH-2026-0009", "case-85", "Testerley", "9990000018"),
        new(HealthAgency, "application/fhir+json", "HealthFhirR4/V1/examples/concern-suspect-and-victim.json", "NGH-2026-0006", "case-82", "Specimen", "9990000042"),
    ];

    /// <summary>About 3 kB.</summary>
    public static IReadOnlyList<Example> Charity { get; } =
    [
        new(CharityAgency, "application/cloudevents+json", "CharityCloudEvents/V1/examples/concern-needs-first.json", "hb-msg-0010", "HB-CASE-0010", "Testerley", "9990000018"),
        new(CharityAgency, "application/cloudevents+json", "CharityCloudEvents/V1/examples/concern-restricted-address.json", "hb-msg-0006", "HB-CASE-0006", "Testerley", "9990000018"),
    ];

    public static IReadOnlyList<IReadOnlyList<Example>> ByFormat { get; } = [Police, SocialCare, Health, Charity];
}
