using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Audit;

/// <summary>A chain that does not hold, and the first entry at which it does not.</summary>
public sealed record BrokenChain(Guid Chain, long Sequence);

/// <param name="Broken">Empty when every chain holds.</param>
public sealed record CheckedChains(int Chains, long Entries, IReadOnlyList<BrokenChain> Broken, DateTimeOffset At);

/// <summary>
/// Follows every chain of the audit from its first entry to its last. Whoever cuts the end off a chain, or takes a whole one out, is not seen
/// by this: compare with a copy.
/// </summary>
public sealed class ChainCheck(IHubStore store, TimeProvider time)
{
    public async Task<CheckedChains> RunAsync(CancellationToken cancellation)
    {
        var (at, chains, entries, broken) = (time.GetUtcNow(), 0, 0L, new List<BrokenChain>());
        AuditRow? before = null;
        await using var context = store.Open();
        await foreach (var row in context.Audit.AsNoTracking().OrderBy(row => row.Chain).ThenBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var earlier = before?.Chain == row.Chain ? before : null;
            chains += earlier is null ? 1 : 0;
            entries++;
            if (!AuditChain.Follows(row, earlier) && (broken.Count == 0 || broken[^1].Chain != row.Chain))
            {
                broken.Add(new BrokenChain(row.Chain, row.Sequence));
            }

            before = row;
        }

        return new CheckedChains(chains, entries, broken, at);
    }
}
