using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Security;

namespace SafeguardingHub.CommandLine;

/// <summary>Wraps data keys with the current key of the ring, in batches, while hubs run. What they sealed is not touched.</summary>
internal sealed class Rewrapping(IHubStore store, KeyRing ring, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>Longer than a running hub takes to see that the key file has changed and to end a transaction: from then on nothing is wrapped with an older key.</summary>
    private static readonly TimeSpan UntilSeen = TimeSpan.FromSeconds(3);

    /// <param name="progress">Told after each batch how many are done and how many are left.</param>
    /// <returns>How many were wrapped anew.</returns>
    public async Task<int> RunAsync(Action<int, int> progress, CancellationToken cancellation)
    {
        await Task.Delay(UntilSeen, time, cancellation);
        var (done, current) = (0, ring.CurrentKeyId);
        while (await NextAsync(current, cancellation) is { Count: > 0 } next)
        {
            await WrapAsync(next, cancellation);
            done += next.Count;
            await using var context = store.Open();
            progress(done, await context.DataKeys.CountAsync(row => row.WrappedBy != current, cancellation));
        }

        return done;
    }

    private async Task<IReadOnlyList<DataKeyRow>> NextAsync(string current, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await context.DataKeys.AsNoTracking().Where(row => row.WrappedBy != current).OrderBy(row => row.Id).Take(Batch).ToListAsync(cancellation);
    }

    /// <summary>A row that was erased in the meantime stays erased.</summary>
    private async Task WrapAsync(IReadOnlyList<DataKeyRow> rows, CancellationToken cancellation)
    {
        await using var context = store.Open();
        await using var transaction = await store.BeginWriteAsync(context, cancellation);
        foreach (var row in rows)
        {
            var wrapped = ring.Wrap(ring.Unwrap(row));
            await context.DataKeys.Where(each => each.Id == row.Id && each.WrappedBy == row.WrappedBy)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.WrappedBy, wrapped.WrappedBy).SetProperty(each => each.Wrapped, wrapped.Bytes), cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }
}
