namespace SafeguardingHub.Persistence.Rows;

/// <summary>One request to replay dead letters, with the set as it stood when it was made.</summary>
public sealed class ReplayRow
{
    public required Guid Id { get; init; }

    /// <summary>The group that was chosen; null for a single message and for what the hub lets go by itself.</summary>
    public required string? Fingerprint { get; init; }

    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required string Reason { get; init; }

    public required int Total { get; init; }

    /// <summary>At most so many a second.</summary>
    public required int PerSecond { get; init; }

    /// <summary>Another instance may go on with it after this time.</summary>
    public required DateTimeOffset LeasedUntil { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>One message of a replay. A unique index allows only one that is not finished for each dead letter.</summary>
public sealed class ReplayItemRow
{
    public required Guid ReplayId { get; init; }

    /// <summary>The order in which they are replayed: that in which they were received.</summary>
    public required int Position { get; init; }

    public required Guid DeadLetterId { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Null until it is finished.</summary>
    public string? Outcome { get; set; }
}

/// <summary>Something that two different people have to agree to.</summary>
public sealed class ProposalRow
{
    public required Guid Id { get; init; }

    /// <summary><c>discard</c> or <c>edit</c>.</summary>
    public required string Kind { get; init; }

    public required string? Fingerprint { get; init; }

    public required string Reason { get; init; }

    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public bool? Approved { get; set; }

    public Guid? DataKeyId { get; init; }

    /// <summary>The corrected bytes of an edit.</summary>
    public byte[]? SealedBody { get; init; }
}

/// <summary>A dead letter that a proposal is about, fixed when it was made.</summary>
public sealed class ProposalItemRow
{
    public required Guid ProposalId { get; init; }

    public required Guid DeadLetterId { get; init; }
}

/// <summary>Something that operators were told of when it began, and are told of once more when it ends.</summary>
public sealed class RecoveryIncidentRow
{
    public required Guid Id { get; init; }

    /// <summary>Permanent, such as <c>dead-letter-old</c>.</summary>
    public required string Name { get; init; }

    /// <summary>A queue, an agency or a fingerprint; empty for the hub as a whole.</summary>
    public required string Subject { get; init; }

    public required string Detail { get; set; }

    public required string Fix { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A referral that was delivered and that nobody has collected for too long.</summary>
public sealed class UncollectedReferralRow
{
    public required Guid ReferralId { get; init; }

    /// <summary>The message that lies there.</summary>
    public required Guid MessageId { get; init; }

    public required string Agency { get; init; }

    public required DateTimeOffset DeliveredAt { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>When it was seen to be collected after all.</summary>
    public DateTimeOffset? CollectedAt { get; set; }
}
