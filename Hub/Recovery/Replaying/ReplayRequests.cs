using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery.Replaying;

/// <param name="Total">How many messages are in it, fixed now.</param>
/// <param name="AlreadyRunning">How many of those asked for are in another replay that is not finished; they are left to it.</param>
public sealed record AskedReplay(Guid Id, int Total, int AlreadyRunning);

/// <summary>Writes a replay with the set of messages as it stands at this moment: what joins the group later is not in it.</summary>
public sealed class ReplayRequests(IHubStore store, RecoverySettings settings, AuditTrail audit, TimeProvider time)
{
    /// <summary>Of the hub itself, when what others waited behind is settled.</summary>
    public const string Hub = "hub";

    private const int Tries = 3;

    /// <param name="fingerprint">The group that was chosen; null when single messages were.</param>
    /// <exception cref="RefusedException">Nothing is left to replay.</exception>
    public async Task<AskedReplay> AskAsync(string askedBy, string? fingerprint, IQueryableLetters letters, string reason, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await FreezeAsync(askedBy, fingerprint, letters, reason, cancellation);
            }
            catch (DbUpdateException raced) when (store.IsUniqueViolation(raced) && attempt < Tries)
            {
                // Somebody else clicked at the same moment; what they took is seen now.
            }
        }
    }

    private async Task<AskedReplay> FreezeAsync(string askedBy, string? fingerprint, IQueryableLetters letters, string reason, CancellationToken cancellation)
    {
        await using var context = store.Open();
        await using var transaction = await store.BeginWriteAsync(context, cancellation);
        var now = time.GetUtcNow();
        // In one statement: between two, a message might be finished and seem to be both dead and in no replay.
        var chosen = await letters.In(context).Where(row => row.State == DeadLetterState.Dead).OrderBy(row => row.ReceivedAt).ThenBy(row => row.Sequence)
            .Select(row => new { row.Id, Running = context.ReplayItems.Any(item => item.DeadLetterId == row.Id && item.FinishedAt == null) }).ToListAsync(cancellation);
        var (free, running) = (chosen.Where(row => !row.Running).Select(row => row.Id).ToList(), chosen.Count(row => row.Running));
        if (free.Count == 0)
        {
            throw new RefusedException(Refused.Conflict, running > 0 ? $"All {running} are being replayed already." : "Nothing is left to replay.");
        }

        var replay = new ReplayRow
        {
            Id = Guid.CreateVersion7(now),
            Fingerprint = fingerprint,
            AskedBy = askedBy,
            AskedAt = now,
            Reason = reason,
            Total = free.Count,
            PerSecond = settings.ReplaysPerSecond,
            LeasedUntil = now,
        };
        var rows = new NewRows();
        rows.Add(replay);
        for (var position = 0; position < free.Count; position++)
        {
            rows.Add(new ReplayItemRow { ReplayId = replay.Id, Position = position, DeadLetterId = free[position] });
        }

        if (fingerprint is not null)
        {
            var group = await GroupRows.FindOrAddAsync(context, fingerprint, cancellation);
            group.ReplayedAt = now;
        }

        await store.WriteAsync(context, rows, cancellation);
        await transaction.CommitAsync(cancellation);
        await audit.AppendAsync(askedBy, "replay-asked", replay.Id.ToString("N"), $"{free.Count} messages: {reason}", cancellation);
        return new AskedReplay(replay.Id, free.Count, running);
    }
}
