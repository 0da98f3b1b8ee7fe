using System.Collections.Concurrent;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Delivery;

/// <summary>The agencies' queues inside this process, for as long as it runs.</summary>
/// <param name="agencies">Those that have a queue.</param>
public sealed class InMemoryAgencyChannel(IReadOnlyList<AgencyId> agencies) : IAgencyChannel
{
    private readonly ConcurrentDictionary<AgencyId, ConcurrentQueue<OutgoingPost>> queues = new(agencies.ToDictionary(agency => agency, _ => new ConcurrentQueue<OutgoingPost>()));

    public Task<IReadOnlyList<DeliveryReceipt>> SendAsync(IReadOnlyList<OutgoingPost> posts, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DeliveryReceipt>>([.. posts.Select(Send)]);

    /// <summary>Takes the oldest post out of an agency's queue; null when it is empty.</summary>
    public OutgoingPost? Take(AgencyId agency) => queues.TryGetValue(agency, out var queue) && queue.TryDequeue(out var post) ? post : null;

    private DeliveryReceipt Send(OutgoingPost post)
    {
        if (!queues.TryGetValue(post.Recipient, out var queue))
        {
            return DeliveryReceipt.Failed(post, DeliveryFailures.Unroutable);
        }

        queue.Enqueue(post);
        return DeliveryReceipt.Success(post);
    }
}
