using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Chasing;

/// <summary>Referrals that no human has acknowledged yet: delivered is not answered.</summary>
public static class OpenAlerts
{
    /// <returns>What is owed for each.</returns>
    public static IQueryable<ObligationRow> In(HubDbContext context) => context.Obligations.Where(row => row.Name == Owed.Acknowledge && row.MetAt == null && row.CancelledAt == null);
}
