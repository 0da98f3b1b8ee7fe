using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Delivery;

/// <summary>Writes what became of messages that were sent: confirmed or to be tried again, with the audit. Not for use by two threads at once.</summary>
internal sealed class DeliveryRecord(IHubStore store, TimeProvider time)
{
    private AuditChain chain = new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>Not cancelled by a shutdown: what was confirmed is marked, so that it is not sent again.</summary>
    public async Task WriteAsync(HubDbContext context, IReadOnlyList<DeliveryAttempt> attempts, IReadOnlyList<DeliveryReceipt> receipts)
    {
        var now = time.GetUtcNow();
        var delivered = receipts.Where(receipt => receipt.Delivered).Select(receipt => receipt.MessageId).ToHashSet();
        var failures = receipts.Where(receipt => !receipt.Delivered).GroupBy(receipt => receipt.MessageId).ToDictionary(same => same.Key, same => same.First().Failure);
        var outcomes = attempts.ToLookup(each => each.Post is not null && delivered.Contains(each.Post.MessageId));
        try
        {
            await using var transaction = await store.BeginWriteAsync(context, CancellationToken.None);
            var rows = new NewRows();
            await MarkSentAsync(context, rows, [.. outcomes[true].Select(each => each.Row)], now);
            foreach (var each in outcomes[false])
            {
                var failure = each.Failure ?? failures.GetValueOrDefault(each.Row.MessageId) ?? "not-answered";
                var next = now + WaitAfter(failure, each.Row.Attempts);
                await context.Outbox.Where(row => row.Sequence == each.Row.Sequence)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, next).SetProperty(row => row.LastFailure, failure), CancellationToken.None);
            }

            await store.WriteAsync(context, rows, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception)
        {
            // Whether the entries were stored may be unknown: a chain is never continued from there.
            chain = new AuditChain(Guid.CreateVersion7(now));
            throw;
        }
    }

    private static TimeSpan WaitAfter(string failure, int attempts) =>
        DeliveryFailures.IsBrokerAway(failure)
            ? OutboxRelay.BrokerAwayInterval
            : OutboxRelay.RetryIntervals[Math.Min(attempts, OutboxRelay.RetryIntervals.Count) - 1];

    private async Task MarkSentAsync(HubDbContext context, NewRows rows, IReadOnlyList<OutboxRow> sent, DateTimeOffset now)
    {
        var sequences = sent.Select(row => row.Sequence).ToList();
        await context.Outbox.Where(row => sequences.Contains(row.Sequence))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SentAt, now).SetProperty(row => row.LastFailure, (string?)null), CancellationToken.None);

        var referrals = sent.Where(row => row is { Type: "referral", ReferralId: not null }).ToList();
        var referralIds = referrals.Select(row => row.ReferralId!.Value).ToList();
        await context.Referrals.Where(row => referralIds.Contains(row.Id) && row.DeliveredAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DeliveredAt, now), CancellationToken.None);
        foreach (var row in sent)
        {
            rows.Add(chain.Append(now, "hub", $"delivered-{row.Type}", row.Reference ?? row.MessageId.ToString("N"), row.Recipient));
        }

        foreach (var row in referrals)
        {
            rows.Add(new TimelineRow
            {
                Id = Guid.CreateVersion7(now),
                ConcernId = row.ConcernId!.Value,
                At = now,
                Event = "delivered",
                Agency = row.Recipient,
                Text = "The referral is in the recipient's queue.",
            });
        }
    }
}
