using SafeguardingHub.Adapters.HealthFhirR4;

namespace SafeguardingHub.Adapters;

/// <summary>The explicit list of the formats that come with the hub.</summary>
public static class AgencyAdapters
{
    public static IReadOnlyList<IAgencyAdapter> BuiltIn { get; } =
    [
        new HealthFhirR4Adapter(),
    ];
}
