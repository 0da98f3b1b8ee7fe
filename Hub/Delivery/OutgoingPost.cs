using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Delivery;

/// <summary>A composed message on its way to one agency.</summary>
public sealed record OutgoingPost : PersonalData
{
    /// <summary>The same on every repeat: recipients know a duplicate by it.</summary>
    public required Guid MessageId { get; init; }

    public required AgencyId Recipient { get; init; }

    /// <summary><c>referral</c>, <c>receipt</c>, <c>rejection</c>, <c>update</c>, <c>feedback</c> or <c>chase</c>.</summary>
    public required string Type { get; init; }

    public required string ContentType { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The recipient's own case or message this belongs to; null when there is none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The hub's reference for the concern, sent as the header <c>hub-reference</c>; may be empty.</summary>
    public required string Reference { get; init; }

    /// <summary>How often an operator has sent it again, sent as the header <c>x-hub-replay-count</c>; 0 for never.</summary>
    public int Replay { get; init; }
}

/// <param name="Failure">Null when delivered, else a word of <see cref="DeliveryFailures"/>.</param>
public sealed record DeliveryReceipt(Guid MessageId, bool Delivered, string? Failure)
{
    public static DeliveryReceipt Success(OutgoingPost post) => new(post.MessageId, Delivered: true, null);

    public static DeliveryReceipt Failed(OutgoingPost post, string failure) => new(post.MessageId, Delivered: false, failure);
}

/// <summary>Why a post is not known to be delivered. Each is to be tried again, with the same message id.</summary>
public static class DeliveryFailures
{
    /// <summary>The recipient has no queue.</summary>
    public const string Unroutable = "unroutable";

    /// <summary>The broker refused to take it.</summary>
    public const string Nacked = "nacked";

    /// <summary>No answer within the limit; it may have been delivered all the same.</summary>
    public const string TimedOut = "timed-out";

    /// <summary>The broker cannot be reached, or was lost while sending; it may have been delivered all the same.</summary>
    public const string BrokerDown = "broker-down";

    /// <summary>Nothing is wrong with the message.</summary>
    public static bool IsBrokerAway(string? failure) => failure is BrokerDown or TimedOut;
}
