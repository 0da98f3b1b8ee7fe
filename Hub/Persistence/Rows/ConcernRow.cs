using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Persistence.Rows;

/// <summary>A recorded concern; what it says is sealed with a key of its own, whose id is the concern's.</summary>
public sealed class ConcernRow
{
    public required Guid Id { get; init; }

    public required string Reference { get; init; }

    public required string RaisedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>After the cumulative rule; the sender's own is in the content.</summary>
    public required RiskLevel Risk { get; set; }

    public required bool Urgent { get; set; }

    public required string AgreementVersion { get; set; }

    /// <summary>Blind index of sender and case, by which updates find it; null when the sender named no case.</summary>
    public required Guid? CorrelationIndex { get; init; }

    /// <summary>1 when recorded, one more with every update.</summary>
    public required int Version { get; set; }

    public required byte[] SealedContent { get; set; }
}

/// <summary>
/// A child of a concern under a blind index of a verified number, so that repeats are seen without storing the number; and under one of each
/// word of the child's names, so that the child is found by name without storing the name.
/// </summary>
public sealed class ConcernChildRow
{
    public required Guid ConcernId { get; init; }

    public required Guid ChildIndex { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>As the sender stated it, before any raising.</summary>
    public required RiskLevel StatedRisk { get; init; }
}
