using Microsoft.EntityFrameworkCore.Storage;

namespace SafeguardingHub.Persistence;

/// <summary>What differs between the two databases.</summary>
public interface IHubStore
{
    /// <summary>How many transactions may write at once.</summary>
    int ConcurrentWriters { get; }

    HubDbContext Open();

    /// <summary>Brings the tables up to date; safe when several instances start at once.</summary>
    Task MigrateAsync(CancellationToken cancellation);

    Task<bool> CanConnectAsync(CancellationToken cancellation);

    /// <summary>The database's own clock; null when it is this machine's.</summary>
    Task<DateTimeOffset?> ReadClockAsync(HubDbContext context, CancellationToken cancellation);

    Task<IDbContextTransaction> BeginWriteAsync(HubDbContext context, CancellationToken cancellation);

    /// <summary>Holds back other writers on the same messages, cases and children until the transaction ends.</summary>
    Task LockAsync(HubDbContext context, IReadOnlyCollection<Guid> indexes, CancellationToken cancellation);

    /// <summary>Writes what the context has changed and these new rows, in the transaction that is open; numbers that the database gives out are then in the rows.</summary>
    Task WriteAsync(HubDbContext context, NewRows rows, CancellationToken cancellation);

    /// <summary>
    /// The next messages to send, leased to this caller: due, unsent, urgent ones first, and never one whose recipient is
    /// still owed an earlier message about the same concern. Whoever has not marked them sent when the lease ends loses them
    /// to the next caller.
    /// </summary>
    Task<IReadOnlyList<Rows.OutboxRow>> ClaimOutboxAsync(HubDbContext context, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation);

    /// <summary>What is open and due for the next step in these concerns, held until the transaction ends; what somebody else holds is passed over.</summary>
    Task<IReadOnlyList<Rows.ObligationRow>> ClaimDueAsync(HubDbContext context, IReadOnlyCollection<Guid> concerns, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The next mails to send, leased to this caller as messages are: due and neither sent nor given up, urgent ones first.</summary>
    Task<IReadOnlyList<Rows.MailRow>> ClaimMailsAsync(HubDbContext context, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation);

    /// <summary>Whether the failure is that a unique key already has the value.</summary>
    bool IsUniqueViolation(Exception failure);

    /// <summary>Whether the database is away or busy: wait and try again, nothing is wrong with the message.</summary>
    bool IsUnavailable(Exception failure);
}
