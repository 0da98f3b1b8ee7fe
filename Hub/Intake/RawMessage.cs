using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Intake;

/// <summary>
/// A message as the transport delivered it. Nothing in it was checked, except that the broker lets an agency use only routing
/// keys of its own.
/// </summary>
public sealed record RawMessage : PersonalData
{
    /// <summary>The bytes as they were sent; a copy of its own that outlives the delivery. Of a body over the size limit, the beginning up to one byte over it.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary><c>&lt;agency-id&gt;.&lt;message&gt;[.urgent]</c>.</summary>
    public required string RoutingKey { get; init; }

    public required string Exchange { get; init; }

    /// <summary>The broker user, proven by the broker; null when the client did not set it, as many cannot.</summary>
    public string? UserId { get; init; }

    public string? MessageId { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>As the sender declared it, in whatever form.</summary>
    public string? ContentType { get; init; }

    /// <summary>How the sender says the bytes are packed, such as <c>gzip</c>.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>When the sender says it sent it, to the second; null as well when what it says is not a time.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>True when the message was delivered before and the hub did not finish with it.</summary>
    public bool Redelivered { get; init; }

    public DeliveredKey Key => DeliveredKey.Parse(RoutingKey);
}
