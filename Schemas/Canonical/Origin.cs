namespace SafeguardingHub.Schemas.Canonical;

/// <summary>Who raised it, when, and under which case of theirs.</summary>
public sealed record Origin : PersonalData
{
    /// <summary>The sender's own reference for this message or notification.</summary>
    public string? SenderReference { get; init; }

    /// <summary>The sender's case: later messages with the same value join this concern. Null: the transport's correlation id is used.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When the sender raised it, with the sender's offset.</summary>
    public DateTimeOffset? RaisedAt { get; init; }

    /// <summary>The professional who raised it.</summary>
    public Person? RaisedBy { get; init; }

    public string? Organisation { get; init; }

    public string? Team { get; init; }

    /// <summary>The DfE referral source (CBDS N00152), for instance <c>6</c> for police or <c>8</c> for a charity.</summary>
    public string? ReferralSource { get; init; }
}
