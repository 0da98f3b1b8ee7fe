namespace SafeguardingHub.Persistence.Rows;

/// <summary>What became of a delivery; each ends in exactly one.</summary>
public enum ReceivedOutcome { Recorded, UpdateApplied, WaitingForConcern, ResponseApplied, EngagementApplied, Quarantined, DeadLetter }

/// <summary>One delivery as it came, original bytes sealed. Its unique key makes receiving twice the same as receiving once.</summary>
public sealed class ReceivedMessageRow
{
    public required Guid Id { get; init; }

    /// <summary>Blind index of sender and message id, or of the body's hash when there is no id; another once a replay took its place.</summary>
    public required Guid IdempotencyKey { get; init; }

    /// <summary>Blind index of the body: the same id with another body is a rejection.</summary>
    public required Guid BodyIndex { get; init; }

    /// <summary>Null when the sender is not in the agreement.</summary>
    public required string? Sender { get; init; }

    public required string Kind { get; init; }

    public required string Channel { get; init; }

    public required bool Urgent { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required ReceivedOutcome Outcome { get; set; }

    public Guid? ConcernId { get; set; }

    public string? Reference { get; set; }

    /// <summary>The codes of its problems or warnings, separated by spaces.</summary>
    public required string Codes { get; init; }

    public required Guid DataKeyId { get; init; }

    /// <summary>The bytes as they came.</summary>
    public required byte[] SealedBody { get; init; }

    /// <summary>Message id, correlation id, content type, problems with pointers: all that the sender chose.</summary>
    public required byte[] SealedProperties { get; init; }
}
