using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;

namespace SafeguardingHub.Chasing;

/// <summary>
/// Chases what is overdue: some concerns at a time, each time in one transaction with all that follows. Several instances may do
/// so at once. Not for use by two threads at once.
/// </summary>
public sealed partial class ChaseSweep(IHubStore store, Agreement agreement, KeyRing keys, IChildsWork work, TimeProvider time, ILogger<ChaseSweep> log)
{
    /// <summary>Obligations looked up at once; what is in one transaction may share a digest.</summary>
    private const int MostAtOnce = 100;

    private AuditChain chain = new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>Everything that is due now. The number of obligations for which a step was taken.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (seen, taken) = (new HashSet<Guid>(), 0);
        while (!cancellation.IsCancellationRequested && await NextAsync(seen, cancellation) is { Count: > 0 } concerns)
        {
            seen.UnionWith(concerns);
            taken += await ChaseApartAsync(concerns);
        }

        return taken;
    }

    private async Task<IReadOnlyList<Guid>> NextAsync(IReadOnlyCollection<Guid> seen, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return [.. (await Due(context, time.GetUtcNow(), seen).ToListAsync(cancellation)).Distinct()];
    }

    /// <summary>The concern of each overdue obligation, those overdue longest first. It must not take longer the more is open.</summary>
    /// <remarks>An answer that was recorded and has not taken effect is an answer: nobody is chased meanwhile, unless the hub fails on it.</remarks>
    internal static IQueryable<Guid> Due(HubDbContext context, DateTimeOffset now, IReadOnlyCollection<Guid> seen) => context.Obligations
        .Where(row => row.MetAt == null && row.CancelledAt == null && row.NextChaseAt <= now && !seen.Contains(row.ConcernId))
        .Where(row => !context.RecordedAnswers.Any(answer => answer.ConcernId == row.ConcernId && answer.AppliedAt == null && answer.Attempts == 0))
        .OrderBy(row => row.NextChaseAt).Select(row => row.ConcernId).Take(MostAtOnce);

    /// <summary>A fault of ours in one concern must not hold up the others; it stays overdue, is tried by every sweep, and health says so.</summary>
    private async Task<int> ChaseApartAsync(IReadOnlyList<Guid> concerns)
    {
        try
        {
            return await ChaseAsync(concerns);
        }
        catch (Exception failure) when (!store.IsUnavailable(failure))
        {
            if (concerns.Count == 1)
            {
                CannotChase(log, concerns[0], failure.GetType().Name);
                return 0;
            }
        }

        var taken = 0;
        foreach (var concern in concerns)
        {
            taken += await ChaseApartAsync([concern]);
        }

        return taken;
    }

    /// <summary>Not cancelled by a shutdown: what was begun is either stored whole or not at all.</summary>
    private async Task<int> ChaseAsync(IReadOnlyList<Guid> concerns)
    {
        try
        {
            await using var context = store.Open();
            await using var transaction = await store.BeginWriteAsync(context, CancellationToken.None);
            // Concerns before obligations, as those who apply answers do: two that hold one each would wait for each other.
            await store.LockAsync(context, concerns, CancellationToken.None);
            var answered = await context.RecordedAnswers.Where(answer => concerns.Contains(answer.ConcernId) && answer.AppliedAt == null && answer.Attempts == 0)
                .Select(answer => answer.ConcernId).ToListAsync(CancellationToken.None);
            var now = time.GetUtcNow();
            var due = await store.ClaimDueAsync(context, [.. concerns.Except(answered)], now, CancellationToken.None);
            if (due.Count == 0)
            {
                return 0;
            }

            var held = new Dictionary<Guid, HeldConcern>();
            foreach (var concern in due.Select(row => row.ConcernId).Distinct())
            {
                held[concern] = await HeldConcern.LoadAsync(context, concern, keys, CancellationToken.None);
            }

            var rows = new NewRows();
            var taken = new ChaseTransaction([.. due.Select(row => new OwedInConcern(row, held[row.ConcernId]))], rows, agreement, keys, work, chain, await SentLatelyAsync(context, now), now).Chase();
            await store.WriteAsync(context, rows, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            return taken;
        }
        catch (Exception)
        {
            // Whether the entries were stored may be unknown (a commit whose answer was lost): a chain is never continued from there.
            chain = new AuditChain(Guid.CreateVersion7(time.GetUtcNow()));
            throw;
        }
    }

    /// <summary>Chases to each mailbox within the time of the digest, by whichever instance.</summary>
    private async Task<IReadOnlyDictionary<string, int>> SentLatelyAsync(HubDbContext context, DateTimeOffset now)
    {
        var since = now.AddMinutes(-agreement.Digest.WithinMinutes);
        var sent = await context.Chases.Where(row => row.At > since).GroupBy(row => row.Mailboxes).Select(same => new { Mailboxes = same.Key, Count = same.Count() }).ToListAsync(CancellationToken.None);
        return sent.SelectMany(each => each.Mailboxes.Split(' '), (each, mailbox) => (mailbox, each.Count)).GroupBy(each => each.mailbox).ToDictionary(same => same.Key, same => same.Sum(each => each.Count));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is overdue in concern {Concern} cannot be chased: {ExceptionType}")]
    private static partial void CannotChase(ILogger log, Guid concern, string exceptionType);
}
