using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Receiving;

/// <summary>What came in by any entry, before anything has been believed.</summary>
public sealed record Delivered
{
    /// <summary>The entry: <c>queue</c>, <c>http</c> or, for the hub's own forms, <c>console</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>As the channel proves it (routing key, API key); null when it cannot.</summary>
    public required AgencyId? Sender { get; init; }

    /// <summary>False when the channel's own facts about the sender do not agree: nobody is answered then, for nobody is known to have sent it.</summary>
    public bool SenderProven { get; init; } = true;

    /// <summary>The message's kind as the channel names it: <c>concern</c>, <c>update</c>, <c>response</c> or <c>engagement</c>.</summary>
    public required string Message { get; init; }

    public bool Urgent { get; init; }

    /// <summary>The broker user the client claimed; when set, it has to agree with the sender.</summary>
    public string? UserId { get; init; }

    public string? MessageId { get; init; }

    /// <summary>The sender's case, when the body names none.</summary>
    public string? CorrelationId { get; init; }

    public string? ContentType { get; init; }

    /// <summary>How the sender says the bytes are packed, such as <c>gzip</c>; null or <c>identity</c> for not at all. Nothing is ever unpacked.</summary>
    public string? ContentEncoding { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Set when it is a dead letter that is given to the flow once more.</summary>
    public ReplayOf? Replays { get; init; }

    public override string ToString() => $"{Message} of {Body.Length} bytes by {Channel}";
}

/// <summary>Of what a delivery is the replay. It is recorded as if it had been received when it first was, or nothing is.</summary>
/// <param name="DeadLetter">The dead letter itself.</param>
/// <param name="Frees">The received message whose place it takes: its own, or for a corrected copy that of the first.</param>
/// <param name="ReceivedAt">When the hub was first given it: clocks run from there.</param>
public sealed record ReplayOf(Guid DeadLetter, Guid Frees, DateTimeOffset ReceivedAt);
