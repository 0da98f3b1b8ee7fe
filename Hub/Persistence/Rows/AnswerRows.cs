namespace SafeguardingHub.Persistence.Rows;

/// <summary>An answer or an engagement event that has joined its concern, and from which chasing starts.</summary>
public sealed class RecordedAnswerRow
{
    /// <summary>The order in which answers were recorded.</summary>
    public long Sequence { get; set; }

    /// <summary>The received message it came in; an answer is applied once under this id.</summary>
    public required Guid ReceivedId { get; init; }

    public required Guid ConcernId { get; init; }

    /// <summary>The referral it is about, when the answered message says so; else it is found from the sender.</summary>
    public required Guid? ReferralId { get; init; }

    public required string Sender { get; init; }

    public required bool Urgent { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The key of its concern.</summary>
    public required Guid DataKeyId { get; init; }

    /// <summary>The canonical answer and what a later answer to its sender has to say.</summary>
    public required byte[] SealedAnswer { get; init; }

    /// <summary>Null until it has taken effect.</summary>
    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>Not tried before this time, because the hub failed on it.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>A short code, never exception text.</summary>
    public string? LastFailure { get; set; }
}

/// <summary>One agency's work with the child of a concern.</summary>
public sealed class EngagementRow
{
    public required Guid ConcernId { get; init; }

    public required string Agency { get; init; }

    public required DateOnly StartedOn { get; init; }

    /// <summary>When somebody looks at it together again; never an end. Null after the last time that the agreement asks for.</summary>
    public required DateOnly? NextReviewOn { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>When the child got in touch and nobody has picked it up yet.</summary>
    public DateTimeOffset? ReachedOutAt { get; set; }

    /// <summary>All that the process knows of it, sealed with the concern's key.</summary>
    public required byte[] SealedState { get; set; }
}
