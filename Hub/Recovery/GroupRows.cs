using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery;

internal static class GroupRows
{
    public static async Task<DeadLetterGroupRow> FindOrAddAsync(HubDbContext context, string fingerprint, CancellationToken cancellation) =>
        await context.DeadLetterGroups.FirstOrDefaultAsync(row => row.Fingerprint == fingerprint, cancellation)
        ?? context.DeadLetterGroups.Add(new DeadLetterGroupRow { Fingerprint = fingerprint }).Entity;
}
