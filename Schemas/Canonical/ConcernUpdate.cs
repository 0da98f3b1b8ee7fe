namespace SafeguardingHub.Schemas.Canonical;

/// <summary>
/// News about a concern already raised. It joins the sender's concern by <see cref="Origin.CorrelationId"/>; one that
/// arrives before its concern waits for it.
/// </summary>
public sealed record ConcernUpdate : PersonalData
{
    public required Origin Origin { get; init; }

    public required UpdateKind Kind { get; init; }

    /// <summary>What is new, in the sender's words.</summary>
    public string? Note { get; init; }

    /// <summary>The concern as it stands now, restated whole by the sender; null when the update is only a note or a withdrawal.</summary>
    public Concern? Restated { get; init; }
}
