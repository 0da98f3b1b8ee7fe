using SafeguardingHub.Adapters.CharityCloudEvents;
using SafeguardingHub.Adapters.HealthFhirR4;
using SafeguardingHub.Adapters.PoliceXml;
using SafeguardingHub.Adapters.SocialCareJson;

namespace SafeguardingHub.Adapters;

/// <summary>The explicit list of the formats that come with the hub.</summary>
public static class AgencyAdapters
{
    public static IReadOnlyList<IAgencyAdapter> BuiltIn { get; } =
    [
        new CharityCloudEventsAdapter(),
        new HealthFhirR4Adapter(),
        new PoliceXmlAdapter(),
        new SocialCareJsonAdapter(),
    ];
}
