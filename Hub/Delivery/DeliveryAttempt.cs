using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Delivery;

/// <param name="Post">Null when it could not be composed.</param>
/// <param name="Failure">Why it could not be composed, as a short code.</param>
internal sealed record DeliveryAttempt(OutboxRow Row, OutgoingPost? Post, string? Failure)
{
    public override string ToString() => $"{Row.Type} {Row.MessageId:N}";
}
