namespace SafeguardingHub.Persistence.Rows;

/// <summary>Told, or withheld because: what was decided about every agency considered, for one version of a concern.</summary>
public sealed class RoutingDecisionRow
{
    public required Guid ConcernId { get; init; }

    public required int ConcernVersion { get; init; }

    /// <summary>JSON, an entry for each agency: told or not, why, and what was shared or withheld by name. No personal data.</summary>
    public required string Agencies { get; init; }

    public required string AgreementVersion { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>A concern addressed to one recipient, which owes an answer.</summary>
public sealed class ReferralRow
{
    public required Guid Id { get; init; }

    public required Guid ConcernId { get; init; }

    public required string Recipient { get; init; }

    public required bool Urgent { get; set; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When the recipient's queue or mailbox had it, confirmed. Delivered is not answered.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Who is responsible now: the agency that raised it, until a recipient accepts.</summary>
    public required string Holder { get; set; }
}

/// <summary>Something somebody owes by a time.</summary>
public sealed class ObligationRow
{
    public required Guid Id { get; init; }

    public required Guid ConcernId { get; init; }

    /// <summary>Permanent: <c>acknowledge</c>, <c>decide</c>, or the name in the agreement's rule.</summary>
    public required string Name { get; init; }

    /// <summary>The recipient whose referral it belongs to; null when it belongs to the concern.</summary>
    public required string? About { get; init; }

    public required string What { get; init; }

    public required string OwedBy { get; init; }

    public required string Role { get; init; }

    public required string Clock { get; init; }

    public required DateTimeOffset Due { get; init; }

    public required string Why { get; init; }

    public required string Source { get; init; }

    public DateTimeOffset? MetAt { get; set; }
}
