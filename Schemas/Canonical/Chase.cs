namespace SafeguardingHub.Schemas.Canonical;

/// <summary>What an agency owes: one item, or several in a digest. The references are all that it says of any child.</summary>
public sealed record Chase : Outgoing
{
    public required bool Urgent { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<OwedAnswer> Owed { get; init; }
}

/// <summary>One obligation that is due or overdue.</summary>
public sealed record OwedAnswer : PersonalData
{
    public required ConcernReference Reference { get; init; }

    public ReferralId? ReferralId { get; init; }

    /// <summary>The obligation's name in the agreement, such as <c>decide</c>.</summary>
    public required string Obligation { get; init; }

    /// <summary>What has to be done, as a person reads it.</summary>
    public required string What { get; init; }

    public required DateTimeOffset Due { get; init; }

    public required bool Overdue { get; init; }

    /// <summary>The rule it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Where on the escalation ladder this chase stands; 1 is the first.</summary>
    public required int Step { get; init; }

    /// <summary>The step's name in the agreement, such as <c>team-manager</c>.</summary>
    public required string StepName { get; init; }
}
