using SafeguardingHub.Persistence;
using SafeguardingHub.Receiving;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Intake;

/// <summary>What a queue delivers, given to the flow; while the store is away the delivery is held, unacknowledged, and offered again.</summary>
public sealed partial class QueueIntake(Flow flow, AgencyShares shares, IHubStore store, TimeProvider time, ILogger<QueueIntake> log) : IIntake
{
    /// <summary>How long to wait for the store: after the first failure, the second, and so on; the last repeats.</summary>
    public static IReadOnlyList<TimeSpan> StoreIntervals { get; } =
        [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];

    public async Task AcceptAsync(RawMessage message, CancellationToken cancellation)
    {
        using var share = await shares.TakeAsync(message.Key.Sender, IntakeLane.For(message.Key.Urgent), cancellation);
        for (var failures = 0; ; failures++)
        {
            try
            {
                await flow.AcceptAsync(DeliveredFrom(message), cancellation);
                return;
            }
            catch (Exception away) when (store.IsUnavailable(away))
            {
                StoreAway(log, failures + 1);
                await Task.Delay(StoreIntervals[Math.Min(failures, StoreIntervals.Count - 1)], time, cancellation);
            }
        }
    }

    /// <summary>A message as a queue brought it, with what the broker proves of its sender.</summary>
    public static Delivered DeliveredFrom(RawMessage message)
    {
        var key = message.Key;
        return new Delivered
        {
            Channel = "queue",
            Sender = key.Sender,
            SenderProven = message.Exchange == HubNames.InExchange,
            Message = key.Message,
            Urgent = key.Urgent,
            UserId = message.UserId,
            MessageId = message.MessageId,
            CorrelationId = message.CorrelationId,
            ContentType = message.ContentType,
            ContentEncoding = message.ContentEncoding,
            Body = message.Body,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is away; a delivery is held and offered again (attempt {Attempt})")]
    private static partial void StoreAway(ILogger log, int attempt);
}
