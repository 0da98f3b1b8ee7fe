using Microsoft.EntityFrameworkCore.Storage;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Simulation;

/// <summary>The store as a process sees it that dies: when it is told to, a write and everything after it comes to nothing. What was committed stays.</summary>
internal sealed class MortalStore(IHubStore store) : IHubStore
{
    private int writesLeft = int.MaxValue;
    private volatile bool dead;

    public int ConcurrentWriters => store.ConcurrentWriters;

    public bool IsDead => dead;

    /// <summary>So many writes from now it dies, in the middle of a transaction.</summary>
    public void DieAfter(int writes) => Volatile.Write(ref writesLeft, writes);

    public void Die() => dead = true;

    public HubDbContext Open() => dead ? throw new DiedException() : store.Open();

    public Task MigrateAsync(CancellationToken cancellation) => store.MigrateAsync(cancellation);

    public Task<bool> CanConnectAsync(CancellationToken cancellation) => store.CanConnectAsync(cancellation);

    public Task<IDbContextTransaction> BeginWriteAsync(HubDbContext context, CancellationToken cancellation) =>
        dead ? throw new DiedException() : store.BeginWriteAsync(context, cancellation);

    public Task LockAsync(HubDbContext context, IReadOnlyCollection<Guid> indexes, CancellationToken cancellation) => store.LockAsync(context, indexes, cancellation);

    public Task WriteAsync(HubDbContext context, NewRows rows, CancellationToken cancellation)
    {
        dead |= Interlocked.Decrement(ref writesLeft) < 0;
        return dead ? throw new DiedException() : store.WriteAsync(context, rows, cancellation);
    }

    public Task<IReadOnlyList<OutboxRow>> ClaimOutboxAsync(HubDbContext context, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation) =>
        store.ClaimOutboxAsync(context, now, lease, most, cancellation);

    public Task<IReadOnlyList<ObligationRow>> ClaimDueAsync(HubDbContext context, IReadOnlyCollection<Guid> concerns, DateTimeOffset now, CancellationToken cancellation) =>
        store.ClaimDueAsync(context, concerns, now, cancellation);

    public Task<IReadOnlyList<MailRow>> ClaimMailsAsync(HubDbContext context, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation) =>
        store.ClaimMailsAsync(context, now, lease, most, cancellation);

    public Task<DateTimeOffset?> ReadClockAsync(HubDbContext context, CancellationToken cancellation) => store.ReadClockAsync(context, cancellation);

    public bool IsUniqueViolation(Exception failure) => store.IsUniqueViolation(failure);

    public bool IsUnavailable(Exception failure) => failure is DiedException || store.IsUnavailable(failure);

    public sealed class DiedException : Exception;
}
