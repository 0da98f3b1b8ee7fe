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

    /// <summary>When a named person at the recipient first had it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>When it was accepted, declined or offered on.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>When the referrer was first told what came of it.</summary>
    public DateTimeOffset? OutcomeAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who is responsible now: the agency that raised it, until a recipient accepts.</summary>
    public required string Holder { get; set; }

    /// <summary>Where it is, such as <c>unanswered</c> or <c>accepted</c>; null until the first answer.</summary>
    public string? Phase { get; set; }

    /// <summary>Agencies it was ever offered to beside the recipient, separated by spaces; null for none.</summary>
    public string? OfferedTo { get; set; }

    /// <summary>The end of the notice of a close that is announced; null when none is.</summary>
    public DateTimeOffset? CloseNoticeDue { get; set; }

    /// <summary>All that the process knows of it, sealed with the concern's key; null until the first answer.</summary>
    public byte[]? SealedState { get; set; }

    /// <summary>Who has to answer it now: whoever it was addressed to, or the agency that accepted it from there.</summary>
    /// <param name="raisedBy">Who holds it as long as nobody has accepted.</param>
    public string AnsweredBy(string raisedBy) => Holder == raisedBy ? Recipient : Holder;

    /// <summary>Whether the agency was referred to, was offered it, or holds it.</summary>
    public bool Involves(string agency) => Recipient == agency || Holder == agency || OfferedTo?.Split(' ').Contains(agency) == true;
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

    /// <summary>A shorter one takes its place when the risk rises.</summary>
    public required string Clock { get; set; }

    /// <summary>What started the clock; null for what was recorded before this was kept, which is never counted again.</summary>
    public required DateTimeOffset? Since { get; set; }

    /// <summary>The rating it was asked with, such as <c>red</c>; null when nobody rated it.</summary>
    public string? Rating { get; init; }

    /// <summary>The stretches for which its clock stood still, as JSON; null for none.</summary>
    public string? Pauses { get; set; }

    /// <summary>While the clock stands still: as it would be if it went on now.</summary>
    public required DateTimeOffset Due { get; set; }

    /// <summary>When the next step of the ladder is due; at first the obligation itself.</summary>
    public required DateTimeOffset NextChaseAt { get; set; }

    /// <summary>The last step of the ladder that was taken; −1 before the first.</summary>
    public int Step { get; set; } = -1;

    /// <summary>The stage of the ladder that was taken last; null before the first.</summary>
    public string? Stage { get; set; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset? ChasedAt { get; set; }

    public required string Why { get; init; }

    public required string Source { get; init; }

    /// <summary>When it was done, by the answer that did it.</summary>
    public DateTimeOffset? MetAt { get; set; }

    /// <summary>When it was no longer owed, though it was not done.</summary>
    public DateTimeOffset? CancelledAt { get; set; }
}
