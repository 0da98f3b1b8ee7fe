namespace SafeguardingHub.Schemas.Canonical;

/// <summary>
/// To an agency that is party to a concern, first of all its referrer: what a recipient said or what happened with the child.
/// Exactly one of <see cref="Response"/> and <see cref="Engagement"/> is set.
/// </summary>
public sealed record Feedback : Outgoing
{
    public required ReferralId ReferralId { get; init; }

    public required ConcernReference Reference { get; init; }

    /// <summary>The agency that said it.</summary>
    public required AgencyId SaidBy { get; init; }

    public required bool Urgent { get; init; }

    /// <summary>How far the referral has come.</summary>
    public required ReferralTimes Times { get; init; }

    /// <summary>Already filtered by the agreement's sharing rules.</summary>
    public ReferralResponse? Response { get; init; }

    /// <summary>Already filtered by the agreement's sharing rules.</summary>
    public EngagementEvent? Engagement { get; init; }

    /// <summary>What the reader is asked to do next, and by when; for instance to supply information.</summary>
    public IReadOnlyList<ExpectedAnswer> Expected { get; init; } = [];

    /// <summary>Names of fields that exist and were not shared.</summary>
    public IReadOnlyList<string> WithheldFields { get; init; } = [];
}

/// <summary>Four separate facts of one referral; null where it has not happened.</summary>
/// <param name="Delivered">The recipient's queue has it.</param>
/// <param name="Acknowledged">A named human has it.</param>
/// <param name="Decided">Accepted, declined or redirected.</param>
/// <param name="OutcomeFedBack">The referrer has been told what came of it.</param>
public sealed record ReferralTimes(DateTimeOffset? Delivered, DateTimeOffset? Acknowledged, DateTimeOffset? Decided, DateTimeOffset? OutcomeFedBack) : PersonalData;
