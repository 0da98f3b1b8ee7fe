using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
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

    private readonly DeliveryRecord record = new(store, time);

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

    private async Task RelayAsync(HubDbContext context, IReadOnlyList<DeliveryAttempt> composed, CancellationToken cancellation)
    {
        var receipts = await SendAsync([.. composed.Select(each => each.Post).OfType<OutgoingPost>()], cancellation);
        handover.Open(!receipts.Any(receipt => DeliveryFailures.IsBrokerAway(receipt.Failure)));
        await record.WriteAsync(context, composed, receipts);
    }

    private DeliveryAttempt Compose(OutboxRow row, Func<OutgoingPost> compose)
    {
        try
        {
            return new DeliveryAttempt(row, compose(), null);
        }
        catch (Exception failure)
        {
            // A fault of ours in one message must not hold up the others; the row stays, with its failure, for an operator.
            CannotCompose(log, row.MessageId, row.Type, row.Recipient, failure.GetType().Name);
            return new DeliveryAttempt(row, null, $"cannot-compose {failure.GetType().Name}");
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} ({Type}) for {Recipient} cannot be composed: {ExceptionType}")]
    private static partial void CannotCompose(ILogger log, Guid messageId, string type, string recipient, string exceptionType);
}
