using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>For a child in danger now no clock stands still: where an update says so, the next sweep lets them run again.</summary>
internal static class StoppedClocks
{
    public static async Task WakeAsync(HubDbContext context, DateTimeOffset now)
    {
        var inDanger = context.ChangeTracker.Entries<ConcernRow>()
            .Where(concern => concern.Entity.Risk == RiskLevel.Immediate && concern.OriginalValues.GetValue<RiskLevel>(nameof(ConcernRow.Risk)) != RiskLevel.Immediate)
            .Select(concern => concern.Entity.Id).ToList();
        if (inDanger.Count > 0)
        {
            await context.Obligations.Where(owed => inDanger.Contains(owed.ConcernId) && owed.MetAt == null && owed.CancelledAt == null && owed.Pauses != null)
                .ExecuteUpdateAsync(owed => owed.SetProperty(row => row.NextChaseAt, now), CancellationToken.None);
        }
    }
}
