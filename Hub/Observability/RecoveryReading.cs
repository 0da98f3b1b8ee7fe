using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Observability;

/// <summary>Numbers about what went wrong: ages and what is overdue rather than how many. What was refused is with its sender and does not count.</summary>
/// <param name="Uncollected">Referrals by agency.</param>
/// <param name="Incidents">Open ones by name.</param>
internal sealed record RecoveryReading(double OldestSeconds, int Overdue, int CollectionRetries, IReadOnlyDictionary<string, int> Uncollected, IReadOnlyDictionary<string, int> Incidents)
{
    public static RecoveryReading None { get; } = new(0, 0, 0, new Dictionary<string, int>(), new Dictionary<string, int>());

    public static async Task<RecoveryReading> ReadAsync(HubDbContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var dead = context.DeadLetters.Where(row => row.State == DeadLetterState.Dead && row.Source != DeadLetterSource.Quarantine);
        var oldest = await dead.Select(row => (DateTimeOffset?)row.At).MinAsync(cancellation) ?? now;
        var uncollected = await context.UncollectedReferrals.Where(row => row.CollectedAt == null).GroupBy(row => row.Agency).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellation);
        var incidents = await context.RecoveryIncidents.Where(row => row.EndedAt == null).GroupBy(row => row.Name).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellation);
        return new RecoveryReading(
            Math.Max(0, (now - oldest).TotalSeconds), await dead.CountAsync(row => row.Due < now, cancellation), await context.CollectionRetries.CountAsync(cancellation),
            uncollected.ToDictionary(each => each.Key, each => each.Count), incidents.ToDictionary(each => each.Key, each => each.Count));
    }
}
