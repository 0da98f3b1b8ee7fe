using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>Where an update raises the risk, the next sweep looks at all that is owed: by that risk it may be owed sooner, and for a child in danger now no clock stands still.</summary>
internal static class StoppedClocks
{
    public static async Task WakeAsync(HubDbContext context, DateTimeOffset now)
    {
        var worse = context.ChangeTracker.Entries<ConcernRow>()
            .Where(concern => concern.State == EntityState.Modified && concern.Entity.Risk > concern.OriginalValues.GetValue<RiskLevel>(nameof(ConcernRow.Risk)))
            .Select(concern => concern.Entity.Id).ToList();
        if (worse.Count > 0)
        {
            await context.Obligations.Where(owed => worse.Contains(owed.ConcernId) && owed.MetAt == null && owed.CancelledAt == null)
                .ExecuteUpdateAsync(owed => owed.SetProperty(row => row.NextChaseAt, now), CancellationToken.None);
        }
    }
}
