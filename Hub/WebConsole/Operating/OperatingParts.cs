using Microsoft.Extensions.Diagnostics.HealthChecks;
using SafeguardingHub.Audit;
using SafeguardingHub.Recovery.Watching;

namespace SafeguardingHub.WebConsole.Operating;

internal static class OperatingParts
{
    /// <summary>With a broker or without: what asks it says so when there is none.</summary>
    public static void AddOperating(this IServiceCollection services)
    {
        services.AddSingleton(provider => new BrokerLook(provider.GetRequiredService<TimeProvider>(), provider.GetService<WatchedBroker>()));
        services.AddSingleton(provider => new TopologyDrift(provider.GetRequiredService<BrokerLook>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<WatchedBroker>()));
        services.AddSingleton(provider => new ServiceStatus(provider.GetRequiredService<HealthCheckService>(), provider.GetRequiredService<BrokerLook>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Operations>();
        services.AddSingleton<AgencyConnections>();
        services.AddSingleton<FlowReading>();
        services.AddSingleton<AuditSearch>();
        services.AddSingleton<ChainCheck>();
    }
}
