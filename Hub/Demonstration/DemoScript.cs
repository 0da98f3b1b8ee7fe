using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Demonstration;

/// <summary>One message of the demonstration: an example of a published format, sent as an agency.</summary>
/// <param name="Example">Below <c>Schemas/</c>.</param>
/// <param name="Id">Two messages with one id are one message sent twice.</param>
/// <param name="About">The id of the message whose concern it is about; its reference was in the receipt. Null for a concern.</param>
public sealed record DemoMessage(string Title, AgencyId Sender, string Message, string Example, string ContentType, string Id, bool Urgent = false, string? About = null)
{
    public override string ToString() => Title;
}

/// <summary>What happens in Northshire on the day of the demonstration. Every child in it is made up.</summary>
public static class DemoScript
{
    private static readonly AgencyId Police = AgencyId.Parse("police.northshire");
    private static readonly AgencyId SocialCare = AgencyId.Parse("social-care.northshire");
    private static readonly AgencyId Health = AgencyId.Parse("health.northshire");
    private static readonly AgencyId Charity = AgencyId.Parse("charity.harbour");

    public static IReadOnlyList<DemoMessage> Messages { get; } =
    [
        new("A boy of 15 is arrested for supplying drugs; the signs of county lines are there", Police, "concern", "PoliceXml/V1/examples/concern-county-lines-arrest.xml", "application/xml", "arrest"),
        new("A child is in danger now", Police, "concern", "PoliceXml/V1/examples/concern-immediate-danger.xml", "application/xml", "danger", Urgent: true),
        new("A girl of 17 who lives outside the service's areas", Police, "concern", "PoliceXml/V1/examples/concern-girl-17-outside-area.xml", "application/xml", "outside"),
        new("The police system sends the arrest again", Police, "concern", "PoliceXml/V1/examples/concern-county-lines-arrest.xml", "application/xml", "arrest"),
        new("Social care refers a girl of 14 who is being exploited", SocialCare, "concern", "SocialCareJson/V1/examples/concern-exploitation-14.json", "application/json", "exploited"),
        new("Social care has a low-risk worry about neglect", SocialCare, "concern", "SocialCareJson/V1/examples/concern-neglect-low-risk.json", "application/json", "neglect"),
        new("An emergency department flags a child", Health, "concern", "HealthFhirR4/V1/examples/concern-urgent.json", "application/fhir+json", "emergency", Urgent: true),
        new("A school nurse writes about a child's health needs, in XML", Health, "concern", "HealthFhirR4/V1/examples/concern-health-needs.xml", "application/fhir+xml", "nurse"),
        new("The charity's worker: she needs a safe place to live first", Charity, "concern", "CharityCloudEvents/V1/examples/concern-needs-first.json", "application/cloudevents+json", "needs-first"),
        new("A charity message that was cut off on the way", Charity, "concern", "CharityCloudEvents/V1/examples/invalid/concern-cut-off.json", "application/cloudevents+json", "cut-off"),
    ];

    /// <summary>Once every concern is with those who must know. About the child in danger nobody answers.</summary>
    public static IReadOnlyList<DemoMessage> Answers { get; } =
    [
        new("Social care has read about the arrest", SocialCare, "response", "SocialCareJson/V1/examples/response-acknowledged.json", "application/json", "arrest-read", About: "arrest"),
        new("Harbour takes the boy on", Charity, "response", "CharityCloudEvents/V1/examples/response-accepted.json", "application/cloudevents+json", "arrest-accepted", About: "arrest"),
        new("Harbour takes the girl of 14 on", Charity, "response", "CharityCloudEvents/V1/examples/response-accepted.json", "application/cloudevents+json", "exploited-accepted", About: "exploited"),
        new("Police have the child of the emergency department", Police, "response", "PoliceXml/V1/examples/response-accepted.xml", "application/xml", "emergency-accepted", About: "emergency"),
        new("Social care declines the girl who needs a safe place to live, with a reason", SocialCare, "response", "SocialCareJson/V1/examples/response-declined.json", "application/json", "needs-declined", About: "needs-first"),
    ];

    /// <summary>Once those are told.</summary>
    public static IReadOnlyList<DemoMessage> Later { get; } =
    [
        new("Harbour challenges that: she has nowhere to sleep", Charity, "response", "CharityCloudEvents/V1/examples/response-challenged.json", "application/cloudevents+json", "needs-challenged", About: "needs-first"),
        new("The girl of 14 was not brought to her session; nothing is held against her", Charity, "engagement", "CharityCloudEvents/V1/examples/engagement-was-not-brought.json", "application/cloudevents+json", "not-brought", About: "exploited"),
        new("At night she writes: can you come", Charity, "engagement", "CharityCloudEvents/V1/examples/engagement-child-reached-out.json", "application/cloudevents+json", "reached-out", Urgent: true, About: "exploited"),
    ];
}
