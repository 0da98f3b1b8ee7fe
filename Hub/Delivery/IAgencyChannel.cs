namespace SafeguardingHub.Delivery;

/// <summary>The way out to the agencies' queues. Safe to call from several threads.</summary>
public interface IAgencyChannel
{
    /// <summary>Sends all of them in order, and returns when each is confirmed or failed.</summary>
    /// <returns>One receipt for each post, in the same order. Never throws for what the broker does.</returns>
    Task<IReadOnlyList<DeliveryReceipt>> SendAsync(IReadOnlyList<OutgoingPost> posts, CancellationToken cancellation);
}
