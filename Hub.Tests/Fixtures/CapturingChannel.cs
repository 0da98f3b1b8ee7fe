using System.Text;
using SafeguardingHub.Delivery;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>Keeps what is sent; can be told to fail, or to die after sending.</summary>
internal sealed class CapturingChannel : IAgencyChannel
{
    private readonly Lock gate = new();
    private readonly List<OutgoingPost> delivered = [];
    private readonly List<OutgoingPost> attempted = [];

    /// <summary>The failure of a post, or null to deliver it.</summary>
    public Func<OutgoingPost, string?> Failing { get; set; } = _ => null;

    /// <summary>Runs once everything is sent and before the relay hears of it.</summary>
    public Func<Task> AfterSending { get; set; } = () => Task.CompletedTask;

    public IReadOnlyList<OutgoingPost> Delivered
    {
        get
        {
            lock (gate)
            {
                return [.. delivered];
            }
        }
    }

    public IReadOnlyList<OutgoingPost> Attempted
    {
        get
        {
            lock (gate)
            {
                return [.. attempted];
            }
        }
    }

    public IReadOnlyList<OutgoingPost> OfType(string type) => [.. Delivered.Where(post => post.Type == type)];

    public IReadOnlyList<OutgoingPost> To(AgencyId recipient) => [.. Delivered.Where(post => post.Recipient == recipient)];

    public static string Text(OutgoingPost post) => Encoding.UTF8.GetString(post.Body.Span);

    public async Task<IReadOnlyList<DeliveryReceipt>> SendAsync(IReadOnlyList<OutgoingPost> posts, CancellationToken cancellation)
    {
        var receipts = posts.Select(Send).ToList();
        await AfterSending();
        return receipts;
    }

    private DeliveryReceipt Send(OutgoingPost post)
    {
        lock (gate)
        {
            attempted.Add(post);
            if (Failing(post) is { } failure)
            {
                return DeliveryReceipt.Failed(post, failure);
            }

            delivered.Add(post);
            return DeliveryReceipt.Success(post);
        }
    }
}
