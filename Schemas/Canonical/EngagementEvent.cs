namespace SafeguardingHub.Schemas.Canonical;

/// <summary>What happened in the work with a child, at the child's pace. None of it ever ends the work.</summary>
public sealed record EngagementEvent : PersonalData
{
    public required Origin Origin { get; init; }

    /// <summary>The hub's reference of the concern. Either this or <see cref="AnsweredMessageId"/> is set.</summary>
    public ConcernReference? Reference { get; init; }

    /// <summary>The message id of the referral that the work goes back to, where the format has a place for it.</summary>
    public Guid? AnsweredMessageId { get; init; }

    public required EngagementKind Kind { get; init; }

    /// <summary>How the session was held or was to be held.</summary>
    public EngagementMode Mode { get; init; }

    /// <summary>The <see cref="Child.Key"/> of the referral, when it is about one of several children.</summary>
    public string? ChildKey { get; init; }

    /// <summary>The day, in the sender's local time; also set when <see cref="At"/> is.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The moment, with the sender's offset, when the sender gave more than a day.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How contact was tried, or how the child reached out.</summary>
    public ContactKind? By { get; init; }

    /// <summary>The worker it happened with; for <see cref="EngagementKind.ChildReachedOut"/> the worker the child asked for.</summary>
    public Person? Worker { get; init; }

    /// <summary>The child's own words, unaltered.</summary>
    public string? ChildsWords { get; init; }

    public ChosenContact? NextContact { get; init; }

    /// <summary>The worker's account, or why it was cancelled or paused.</summary>
    public string? Note { get; init; }

    /// <summary>Needs that were met (<see cref="Need.Open"/> false) or have opened.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];

    /// <summary>When the work is looked at again.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The sender's reference of the event that was entered in error.</summary>
    public string? TakesBack { get; init; }

    public IReadOnlyList<OriginalCode> OriginalCodes { get; init; } = [];
}

/// <summary>What the child chose as the next contact, in the child's terms.</summary>
public sealed record ChosenContact : PersonalData
{
    public DateTimeOffset? At { get; init; }

    /// <summary>When, in words: <c>Thursday after school</c>.</summary>
    public string? When { get; init; }

    public ContactKind? By { get; init; }

    /// <summary>How, in words: <c>text first, no calls</c>.</summary>
    public string? How { get; init; }

    public string? Where { get; init; }

    public string? Who { get; init; }
}
