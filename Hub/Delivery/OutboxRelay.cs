using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Delivery;

/// <summary>Sends what is in the outbox, in order, and marks what its place has confirmed. Not for use by two threads at once.</summary>
public sealed partial class OutboxRelay(IHubStore store, Handover handover, Composer composer, IAgencyChannel channel, HubMetrics metrics, TimeProvider time, ILogger<OutboxRelay> log)
{
    /// <summary>Messages sent together.</summary>
    private const int MostAtOnce = 200;

    /// <summary>Longer than the channel's own time limit, so that nobody else sends what this relay is still sending.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>What has less of its lease left is not begun: somebody else might claim it before it is confirmed.</summary>
    private static readonly TimeSpan LeaseNeeded = TimeSpan.FromSeconds(15);

    /// <summary>How long to wait after the first failure, the second, and so on; the last repeats for good.</summary>
    public static IReadOnlyList<TimeSpan> RetryIntervals { get; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1)];

    /// <summary>When it is the broker that is away, nothing is wrong with the message: it goes soon after the broker is back.</summary>
    public static readonly TimeSpan BrokerAwayInterval = TimeSpan.FromSeconds(2);

    private AuditChain chain = new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>One round from the outbox: claims, composes, sends and marks. The number of messages it claimed.</summary>
    public async Task<int> RelayAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var claimed = await store.ClaimOutboxAsync(context, time.GetUtcNow(), Lease, MostAtOnce, cancellation);
        if (claimed.Count == 0)
        {
            return 0;
        }

        var keyIds = claimed.Select(row => row.DataKeyId).Distinct().ToList();
        var keys = await context.DataKeys.AsNoTracking().Where(row => keyIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        await RelayAsync(context, [.. claimed.Select(row => Compose(row, () => composer.Compose(row, keys[row.DataKeyId])))], cancellation);
        return claimed.Count;
    }

    /// <summary>One round of what was recorded here a moment ago. The number of messages it took.</summary>
    public async Task<int> RelayFreshAsync(CancellationToken cancellation)
    {
        var fresh = handover.Next(MostAtOnce);
        var latest = time.GetUtcNow() + LeaseNeeded;
        var leased = fresh.Where(message => message.Row.NextAttemptAt >= latest).ToList();
        if (leased.Count > 0)
        {
            await using var context = store.Open();
            await RelayAsync(context, [.. leased.Select(message => Compose(message.Row, () => composer.Compose(message.Row, message.Message)))], cancellation);
        }

        return fresh.Count;
    }

    /// <summary>Gives back what was handed over and will not be sent from here: anybody may claim it at once.</summary>
    public async Task ReleaseAsync()
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        while (handover.Next(MostAtOnce) is { Count: > 0 } left)
        {
            var sequences = left.Select(message => message.Row.Sequence).ToList();
            await context.Outbox.Where(row => sequences.Contains(row.Sequence) && row.SentAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, now), CancellationToken.None);
        }
    }

    private async Task RelayAsync(HubDbContext context, IReadOnlyList<Attempt> composed, CancellationToken cancellation)
    {
        var receipts = await SendAsync([.. composed.Select(each => each.Post).OfType<OutgoingPost>()], cancellation);
        handover.Open(!receipts.Any(receipt => IsBrokerAway(receipt.Failure)));
        await MarkAsync(context, composed, receipts);
    }

    private Attempt Compose(OutboxRow row, Func<OutgoingPost> compose)
    {
        try
        {
            return new Attempt(row, compose(), null);
        }
        catch (Exception failure)
        {
            // A fault of ours in one message must not hold up the others; the row stays, with its failure, for an operator.
            CannotCompose(log, row.MessageId, row.Type, row.Recipient, failure.GetType().Name);
            return new Attempt(row, null, $"cannot-compose {failure.GetType().Name}");
        }
    }

    private async Task<IReadOnlyList<DeliveryReceipt>> SendAsync(IReadOnlyList<OutgoingPost> posts, CancellationToken cancellation)
    {
        using var span = new WorkSpan("send", HubNames.OutExchange, ActivityKind.Client);
        span.Tell("messaging.batch.message_count", posts.Count);
        try
        {
            var receipts = await channel.SendAsync(posts, cancellation);
            foreach (var (post, receipt) in posts.Zip(receipts))
            {
                metrics.Sent(post.Recipient.ToString(), post.Type, receipt.Failure ?? "delivered");
            }

            return receipts;
        }
        catch (Exception failure)
        {
            span.Failed(failure);
            throw;
        }
    }

    /// <summary>Not cancelled by a shutdown: what was confirmed is marked, so that it is not sent again.</summary>
    private async Task MarkAsync(HubDbContext context, IReadOnlyList<Attempt> attempts, IReadOnlyList<DeliveryReceipt> receipts)
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
        IsBrokerAway(failure) ? BrokerAwayInterval : RetryIntervals[Math.Min(attempts, RetryIntervals.Count) - 1];

    private static bool IsBrokerAway(string? failure) => failure is DeliveryFailures.BrokerDown or DeliveryFailures.TimedOut;

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

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} ({Type}) for {Recipient} cannot be composed: {ExceptionType}")]
    private static partial void CannotCompose(ILogger log, Guid messageId, string type, string recipient, string exceptionType);

    private sealed record Attempt(OutboxRow Row, OutgoingPost? Post, string? Failure);
}
