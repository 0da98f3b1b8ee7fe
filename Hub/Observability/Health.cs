using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SafeguardingHub.Chasing;
using SafeguardingHub.Mailing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Observability;

/// <summary><c>/health/live</c> says that the process works, whatever it depends on: when it does not, starting it anew helps; <c>/health/ready</c> that it can take messages in.</summary>
public static class Health
{
    private const string Ready = "ready";
    private const string Live = "live";

    /// <summary>Translations that never ended; each keeps a processor busy.</summary>
    private const int MostOverrun = 8;

    /// <summary>What does not answer in so long does not answer.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public static void AddHubHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<StoreIsReachable>("store", null, [Ready], Limit).AddCheck<TranslationsEnd>("translations", tags: [Live]).AddCheck<ChasingGoesOn>("chasing", null, [Ready], Limit)
            .AddCheck<MailGoesOut>("mail", null, [Ready], Limit);

    public static void MapHubHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Live) });
        // The bus adds its own check, tagged ready.
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    /// <summary>Without the store neither goes on. Thrown, it would be in the log with its trace each time somebody asks.</summary>
    private static async Task<HealthCheckResult> NothingLateAsync(IHubStore store, Func<HubDbContext, Task<bool>> isLate, string late)
    {
        try
        {
            await using var read = store.Open();
            return await isLate(read) ? HealthCheckResult.Degraded(late) : HealthCheckResult.Healthy();
        }
        catch (Exception away) when (store.IsUnavailable(away))
        {
            return HealthCheckResult.Unhealthy("Not known while the store cannot be reached.");
        }
    }

    private sealed class TranslationsEnd(Normalizer normalizer) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(normalizer.Overrun < MostOverrun ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Translations that overran their time do not end. What was sent is recorded; start the hub anew."));
    }

    /// <summary>By what is in the store and not by what the sweep says of itself, so that a sweep that never runs shows.</summary>
    internal sealed class ChasingGoesOn(IHubStore store, SweepInterval interval, TimeProvider time) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var late = time.GetUtcNow() - (2 * interval.Length);
            return NothingLateAsync(
                store, read => read.Obligations.AnyAsync(row => row.MetAt == null && row.CancelledAt == null && row.NextChaseAt < late, cancellationToken), "Something overdue was not chased for two sweeps.");
        }
    }

    /// <summary>Messages to queues and answers go on without mail, so that it never makes the hub unready.</summary>
    internal sealed class MailGoesOut(IHubStore store, MailSettings settings, TimeProvider time) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var late = time.GetUtcNow() - settings.LongestWait;
            return NothingLateAsync(store, read => read.Mails.AnyAsync(row => row.SentAt == null && row.GivenUpAt == null && row.CreatedAt < late, cancellationToken), "Mail has waited for too long.");
        }
    }

    private sealed class StoreIsReachable(IHubStore store) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await store.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The store cannot be reached.");
    }
}
