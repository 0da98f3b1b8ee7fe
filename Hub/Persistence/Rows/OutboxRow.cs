namespace SafeguardingHub.Persistence.Rows;

/// <summary>A message decided but perhaps not yet sent; written in the transaction that decided it.</summary>
public sealed class OutboxRow
{
    /// <summary>The order in which messages were decided.</summary>
    public long Sequence { get; set; }

    /// <summary>The same on every repeat of the same message.</summary>
    public required Guid MessageId { get; init; }

    public required string Recipient { get; init; }

    public required string Type { get; init; }

    public required bool Urgent { get; init; }

    public Guid? ConcernId { get; init; }

    public Guid? ReferralId { get; init; }

    public string? Reference { get; init; }

    public required Guid DataKeyId { get; init; }

    /// <summary>The canonical message, sealed; the recipient's adapter writes it when it is sent.</summary>
    public required byte[] SealedContent { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NextAttemptAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>A short code, never exception text.</summary>
    public string? LastFailure { get; set; }

    /// <summary>When whoever waits for its arrival was told that it does not arrive, though the hub goes on trying; null again once it was told that it did.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }
}

/// <summary>A delivered message waiting to be collected over HTTP, for agencies without a queue and for the embedded hub.</summary>
public sealed class MailboxRow
{
    public required Guid MessageId { get; init; }

    public required string Recipient { get; init; }

    public required string Type { get; init; }

    public required string ContentType { get; init; }

    public required Guid DataKeyId { get; init; }

    public required byte[] SealedBody { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public DateTimeOffset? CollectedAt { get; set; }
}
