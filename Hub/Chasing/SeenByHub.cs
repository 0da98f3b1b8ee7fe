using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;

namespace SafeguardingHub.Chasing;

/// <summary>
/// What no agency says and the hub sees by itself: that the notice of a close has run out, and that a referral does not arrive or
/// has arrived after all. One concern at a time, each in one transaction with all that follows. Not for use by two threads at once.
/// </summary>
public sealed partial class SeenByHub(IHubStore store, Agreement agreement, KeyRing keys, TimeProvider time, ILogger<SeenByHub> log)
{
    /// <summary>Concerns looked up at once.</summary>
    private const int MostAtOnce = 100;

    /// <summary>A referral that has not been delivered for so long is a person's to bring.</summary>
    public static readonly TimeSpan DeliveredWithin = TimeSpan.FromMinutes(15);

    private AuditChain chain = new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>One look. The number of concerns in which something followed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var happened = 0;
        foreach (var concern in await NextAsync(cancellation))
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            happened += await ApartAsync(concern) ? 1 : 0;
        }

        return happened;
    }

    private async Task<IReadOnlyList<Guid>> NextAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var late = now - DeliveredWithin;
        var closes = await context.Referrals.Where(row => row.CloseNoticeDue <= now).OrderBy(row => row.CloseNoticeDue).Select(row => row.ConcernId).Take(MostAtOnce).ToListAsync(cancellation);
        var undelivered = await context.Outbox.Where(row => row.SentAt == null && row.GivenUpAt == null && row.Type == "referral" && row.CreatedAt < late && row.ConcernId != null)
            .OrderBy(row => row.Sequence).Select(row => row.ConcernId!.Value).Take(MostAtOnce).ToListAsync(cancellation);
        var arrived = await context.Outbox.Where(row => row.GivenUpAt != null && row.SentAt != null && row.ConcernId != null)
            .OrderBy(row => row.Sequence).Select(row => row.ConcernId!.Value).Take(MostAtOnce).ToListAsync(cancellation);
        return [.. closes.Concat(undelivered).Concat(arrived).Distinct()];
    }

    /// <summary>A fault of ours in one concern must not hold up the others; it is tried again by the next look.</summary>
    private async Task<bool> ApartAsync(Guid concern)
    {
        try
        {
            return await LookAsync(concern);
        }
        catch (Exception failure)
        {
            // Whether the entries were stored may be unknown (a commit whose answer was lost): a chain is never continued from there.
            chain = new AuditChain(Guid.CreateVersion7(time.GetUtcNow()));
            if (store.IsUnavailable(failure))
            {
                throw;
            }

            CannotFollow(log, concern, failure.GetType().Name);
            return false;
        }
    }

    /// <summary>Not cancelled by a shutdown: what was begun is either stored whole or not at all.</summary>
    private async Task<bool> LookAsync(Guid concernId)
    {
        await using var context = store.Open();
        await using var transaction = await store.BeginWriteAsync(context, CancellationToken.None);
        await store.LockAsync(context, [concernId], CancellationToken.None);
        var now = time.GetUtcNow();
        // An answer that has not taken effect may be an objection, or the proof that it arrived.
        if (await context.RecordedAnswers.AnyAsync(answer => answer.ConcernId == concernId && answer.AppliedAt == null, CancellationToken.None))
        {
            return false;
        }

        var rows = new NewRows();
        var concern = await HeldConcern.LoadAsync(context, concernId, keys, CancellationToken.None);
        var late = now - DeliveredWithin;
        var posts = await context.Outbox.Where(row => row.ConcernId == concernId && row.Type == "referral" && ((row.SentAt == null && row.GivenUpAt == null && row.CreatedAt < late) || (row.SentAt != null && row.GivenUpAt != null)))
            .ToListAsync(CancellationToken.None);
        var happened = new HubTransaction(concern, rows, agreement, chain, now).Apply(posts);
        await store.WriteAsync(context, rows, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return happened;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What the hub saw of concern {Concern} cannot take effect: {ExceptionType}")]
    private static partial void CannotFollow(ILogger log, Guid concern, string exceptionType);
}
