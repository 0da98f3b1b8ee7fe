using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Receiving;

/// <summary>A delivery with a key of its own, a known time and everything that is already wrong with it.</summary>
public sealed record Received
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Of a body over the limit only the beginning, as much as the limit, is left in it.</summary>
    public required Delivered Delivered { get; init; }

    /// <summary>The size of the body as it came, in bytes; nothing is taken in beyond one byte over the limit.</summary>
    public required int WholeBytes { get; init; }

    /// <summary>Null when the sender is not in the agreement.</summary>
    public required Agency? Sender { get; init; }

    /// <summary>Null when the kind is not one the hub knows.</summary>
    public required MessageKind? Kind { get; init; }

    /// <summary>What a receipt or rejection answers: the sender's message id, else <c>sha256:</c> and the body's hash.</summary>
    public required string AnsweredMessageId { get; init; }

    /// <summary>The same for the same sender and message id (or, without one, the same body).</summary>
    public required Guid IdempotencyKey { get; init; }

    public required Guid BodyIndex { get; init; }

    /// <summary>Not empty: the message is refused before it is read.</summary>
    public required IReadOnlyList<MessageProblem> Problems { get; init; }

    public override string ToString() => $"{Delivered} received as {Id}";
}
