using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;

namespace SafeguardingHub.Chasing;

/// <summary>
/// Lets recorded answers take effect: in the order in which they were recorded, one at a time for each concern, each in a
/// transaction of its own with all that follows from it. Several instances may do so at once. Not for use by two threads at once.
/// </summary>
public sealed partial class AnswerApplier(IHubStore store, Agreement agreement, KeyRing keys, IChildsWork work, TimeProvider time, ILogger<AnswerApplier> log)
{
    /// <summary>Answers looked up at once.</summary>
    private const int MostAtOnce = 100;

    /// <summary>How long to wait when the hub has failed on an answer once, twice, and so on; the last repeats for good.</summary>
    public static IReadOnlyList<TimeSpan> RetryIntervals { get; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1)];

    private AuditChain chain = new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>One round. The number of answers that took effect.</summary>
    public async Task<int> ApplyAsync(CancellationToken cancellation)
    {
        List<Guid> concerns;
        await using (var context = store.Open())
        {
            var now = time.GetUtcNow();
            var waiting = await context.RecordedAnswers.Where(row => row.AppliedAt == null && row.NextAttemptAt <= now).OrderBy(row => row.Sequence)
                .Select(row => row.ConcernId).Take(MostAtOnce).ToListAsync(cancellation);
            concerns = [.. waiting.Distinct()];
        }

        var applied = 0;
        foreach (var concern in concerns)
        {
            while (!cancellation.IsCancellationRequested && await ApplyNextAsync(concern))
            {
                applied++;
            }
        }

        return applied;
    }

    /// <summary>Not cancelled by a shutdown: what was begun is either stored whole or not at all.</summary>
    private async Task<bool> ApplyNextAsync(Guid concernId)
    {
        long? begun = null;
        try
        {
            await using var context = store.Open();
            await using var transaction = await store.BeginWriteAsync(context, CancellationToken.None);
            await store.LockAsync(context, [concernId], CancellationToken.None);
            var now = time.GetUtcNow();
            var next = await context.RecordedAnswers.Where(row => row.ConcernId == concernId && row.AppliedAt == null && row.NextAttemptAt <= now)
                .OrderBy(row => row.Sequence).FirstOrDefaultAsync(CancellationToken.None);
            if (next is null)
            {
                return false;
            }

            begun = next.Sequence;
            var rows = new NewRows();
            var concern = await HeldConcern.LoadAsync(context, concernId, keys, CancellationToken.None);
            new AnswerTransaction(concern, rows, agreement, work, chain, now).Apply(next);
            next.AppliedAt = now;
            await store.WriteAsync(context, rows, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (Exception failure)
        {
            // Whether the entries were stored may be unknown (a commit whose answer was lost): a chain is never continued from there.
            chain = new AuditChain(Guid.CreateVersion7(time.GetUtcNow()));
            if (begun is not { } sequence || store.IsUnavailable(failure))
            {
                throw;
            }

            CannotApply(log, sequence, failure.GetType().Name);
            await PutOffAsync(sequence, failure);
            return false;
        }
    }

    /// <summary>A fault of ours in one answer must not hold up the others; it stays, with its failure, and is tried again.</summary>
    private async Task PutOffAsync(long sequence, Exception failure)
    {
        await using var context = store.Open();
        var attempts = await context.RecordedAnswers.Where(row => row.Sequence == sequence).Select(row => row.Attempts).FirstAsync(CancellationToken.None);
        var (next, code) = (time.GetUtcNow() + RetryIntervals[Math.Min(attempts, RetryIntervals.Count - 1)], $"cannot-apply {failure.GetType().Name}");
        await context.RecordedAnswers.Where(row => row.Sequence == sequence && row.AppliedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.NextAttemptAt, next).SetProperty(row => row.Attempts, attempts + 1).SetProperty(row => row.LastFailure, code), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The answer {Sequence} cannot be applied: {ExceptionType}")]
    private static partial void CannotApply(ILogger log, long sequence, string exceptionType);
}
