using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Observability;

/// <summary><c>/health/live</c> says that the process runs, whatever it depends on; <c>/health/ready</c> that it can take messages in.</summary>
public static class Health
{
    private const string Ready = "ready";

    public static void AddHubHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<StoreIsReachable>("store", tags: [Ready]);

    public static void MapHubHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        // The bus adds its own check, tagged ready.
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    private sealed class StoreIsReachable(IHubStore store) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await store.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The store cannot be reached.");
    }
}
