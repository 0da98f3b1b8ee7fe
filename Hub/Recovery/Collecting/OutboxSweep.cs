using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Delivery;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Security;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>
/// Shows what cannot be delivered to one recipient among the dead letters, and takes it off again once it was. Delivery goes on
/// trying all the while.
/// </summary>
public sealed class OutboxSweep(IHubStore store, KeyRing keys, TimeProvider time)
{
    /// <summary>After so many failures that are not the broker's: less than half a minute.</summary>
    public const int Attempts = 5;

    private const int MostAtOnce = 500;

    /// <returns>How many were found and how many have been delivered since.</returns>
    public async Task<(int Found, int Delivered)> RunAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var delivered = await context.DeadLetters
            .Where(row => row.State == DeadLetterState.Dead && row.Source == DeadLetterSource.Outbox && context.Outbox.Any(sent => sent.Sequence == row.OutboxSequence && sent.SentAt != null))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeadLetterState.Delivered).SetProperty(row => row.SettledAt, now), cancellation);
        var stuck = await context.Outbox.AsNoTracking()
            .Where(row => row.SentAt == null && row.Attempts >= Attempts && row.LastFailure != null && row.LastFailure != DeliveryFailures.BrokerDown && row.LastFailure != DeliveryFailures.TimedOut
                && !context.DeadLetters.Any(dead => dead.OutboxSequence == row.Sequence))
            .OrderBy(row => row.Sequence).Take(MostAtOnce).ToListAsync(cancellation);
        if (stuck.Count == 0)
        {
            return (0, delivered);
        }

        var rows = new NewRows();
        foreach (var row in stuck)
        {
            rows.Add(Of(row, now));
        }

        try
        {
            await using var transaction = await store.BeginWriteAsync(context, cancellation);
            await store.WriteAsync(context, rows, cancellation);
            await transaction.CommitAsync(cancellation);
            return (stuck.Count, delivered);
        }
        catch (DbUpdateException raced) when (store.IsUniqueViolation(raced))
        {
            // Another instance found them at the same moment.
            return (0, delivered);
        }
    }

    private DeadLetterRow Of(OutboxRow row, DateTimeOffset now)
    {
        var failure = row.LastFailure!.Split(' ', 2);
        return new DeadLetterRow
        {
            Id = Guid.CreateVersion7(now),
            Source = DeadLetterSource.Outbox,
            Queue = $"agency.{row.Recipient}",
            Code = failure[0],
            ExceptionType = failure.Length > 1 ? failure[1] : "",
            Fingerprint = $"{HubNames.OutExchange} {row.LastFailure.Replace(' ', '/')}/{row.Type}",
            Agency = row.Recipient,
            Kind = row.Type,
            Urgent = row.Urgent,
            ReceivedAt = row.CreatedAt,
            At = now,
            LastFailedAt = now,
            Identity = keys.BlindIndex("undeliverable", $"{row.Sequence}"),
            ConcernId = row.ConcernId,
            OutboxSequence = row.Sequence,
        };
    }
}
