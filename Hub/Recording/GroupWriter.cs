using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>
/// Commits one group at a time. A message that the hub fails on is split out, becomes a dead letter and never fails its
/// neighbours; one that another instance stored first is tried once more, and is then seen to be a repeat. What the store
/// refuses is stored in no form: its caller hears of it and offers it again.
/// </summary>
internal sealed class GroupWriter(IHubStore store, IHandover handover, KeyRing keys, TimeProvider time)
{
    private AuditChain chain = NewChain(time);

    /// <summary>Every entry is done when this completes, with its acceptance or with the reason it is not stored.</summary>
    public async Task CommitAsync(IReadOnlyList<RecordingEntry> group)
    {
        if (await TryAsync(group) is not { } failure)
        {
            return;
        }

        if (group.Count > 1 && !store.IsUnavailable(failure))
        {
            foreach (var entry in group)
            {
                await CommitAsync([entry]);
            }

            return;
        }

        var last = failure switch
        {
            StageFaultException fault => await TryAsync([.. group.Select(entry => entry with { Item = entry.Item with { Failure = fault.Failure } })]),
            _ when store.IsUniqueViolation(failure) => await TryAsync(group),
            _ => failure,
        };
        if (last is not null)
        {
            foreach (var entry in group)
            {
                entry.Done.SetException(last);
            }
        }
    }

    private async Task<Exception?> TryAsync(IReadOnlyList<RecordingEntry> group)
    {
        try
        {
            var accepted = await StoreAsync(group);
            foreach (var (entry, acceptance) in group.Zip(accepted))
            {
                entry.Done.SetResult(acceptance);
            }

            return null;
        }
        catch (Exception failure)
        {
            // Whether the entries were stored may be unknown (a commit whose answer was lost): a chain is never continued from there.
            chain = NewChain(time);
            return failure;
        }
    }

    private async Task<IReadOnlyList<Acceptance>> StoreAsync(IReadOnlyList<RecordingEntry> group)
    {
        await using var context = store.Open();
        await using var transaction = await store.BeginWriteAsync(context, CancellationToken.None);
        await store.LockAsync(context, [.. group.SelectMany(entry => entry.Contended)], CancellationToken.None);
        await ReplayedKeys.FreeAsync(context, group, keys);
        var known = new KnownState(await KnownRows.ReadAsync(context, group, keys, CancellationToken.None));
        var rows = new NewRows();
        var now = time.GetUtcNow();
        var outbox = new FreshMessages(rows);
        var recording = new RecordingTransaction(context, rows, outbox, known, keys, chain, now);
        var accepted = group.Select(entry => Record(recording, entry.Item)).ToList();
        await StoppedClocks.WakeAsync(context, now);
        var handingOver = handover.HasRoomFor(outbox.All.Count);
        if (handingOver)
        {
            outbox.Lease(until: now + handover.Lease);
        }

        await store.WriteAsync(context, rows, CancellationToken.None);
        await transaction.CommitAsync();
        if (handingOver)
        {
            handover.Take(outbox.All);
        }

        if (rows.Of<OutboxRow>().Count > (handingOver ? outbox.All.Count : 0))
        {
            handover.Leave();
        }

        return accepted;
    }

    private Acceptance Record(RecordingTransaction recording, Recordable item)
    {
        try
        {
            return recording.Record(item);
        }
        catch (Exception fault) when (fault is not (StageFaultException or ReplayFailedException) && !store.IsUnavailable(fault))
        {
            throw new StageFaultException(StageFailure.Of("recording", fault));
        }
    }

    private static AuditChain NewChain(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));
}
