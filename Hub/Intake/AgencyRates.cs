using System.Threading.RateLimiting;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Intake;

/// <summary>A token bucket for each agency that has proven itself: an agency that sends too fast is told to wait, and nothing it sent is lost.</summary>
public sealed class AgencyRates(ReceivingLimits limits) : IAgencyPace, IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<AgencyId> buckets = PartitionedRateLimiter.Create<AgencyId, AgencyId>(agency => RateLimitPartition.GetTokenBucketLimiter(agency, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = limits.Burst,
        TokensPerPeriod = limits.PerSecond,
        ReplenishmentPeriod = Period,
        QueueLimit = 0,
        AutoReplenishment = true,
    }));

    /// <summary>Null when the agency may send now; else how long to wait, in whole seconds and at least one.</summary>
    public TimeSpan? WaitOf(AgencyId agency)
    {
        using var lease = buckets.AttemptAcquire(agency);
        return lease.IsAcquired ? null
            : TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Period).TotalSeconds)));
    }

    public bool IsHeldBack(AgencyId agency) => buckets.GetStatistics(agency) is { CurrentAvailablePermits: 0 };

    public void Dispose() => buckets.Dispose();
}
