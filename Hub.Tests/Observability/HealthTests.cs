using Microsoft.Extensions.Diagnostics.HealthChecks;
using SafeguardingHub.Chasing;
using SafeguardingHub.Mailing;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Tests.Observability;

public sealed class HealthTests
{
    /// <summary>Nobody listens there.</summary>
    private const string Nowhere = "Host=127.0.0.1;Port=1;Database=hub;Timeout=2";

    [Fact]
    public async Task While_the_store_is_away_chasing_and_mail_are_down_and_say_why()
    {
        await using var store = new PostgresStore(Nowhere);
        IHealthCheck[] checks = [new Health.ChasingGoesOn(store, new SweepInterval(TimeSpan.FromSeconds(30)), TimeProvider.System), new Health.MailGoesOut(store, new MailSettings(), TimeProvider.System)];

        foreach (var check in checks)
        {
            var result = await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

            Assert.Equal(HealthStatus.Unhealthy, result.Status);
            Assert.Contains("cannot be reached", result.Description, StringComparison.Ordinal);
        }
    }
}
