namespace SafeguardingHub.Chasing;

public sealed record CloseRequested : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Holder;

    public required NamedPerson? By { get; init; }

    /// <summary>Somebody else than <see cref="By"/>.</summary>
    public required NamedPerson? AuthorisedBy { get; init; }

    public required CloseReason Reason { get; init; }

    public string? Words { get; init; }
}

public sealed record CloseObjected : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.OtherParty;

    public required NamedPerson? By { get; init; }

    public required string? Reason { get; init; }
}

public sealed record ObjectionAnswered : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Holder;

    public required NamedPerson? By { get; init; }

    public string? Words { get; init; }
}

public sealed record CloseNoticeElapsed : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;

    /// <summary>The announcement whose notice it is: one that was objected to never closes anything.</summary>
    public required DateTimeOffset AnnouncedAt { get; init; }

    /// <summary>The end of the notice as it was counted.</summary>
    public required DateTimeOffset Due { get; init; }
}

/// <summary>The referrer disagrees with what was decided, or with how long it takes.</summary>
public sealed record DecisionChallenged : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Referrer;

    public required NamedPerson? By { get; init; }

    public string? Reason { get; init; }
}

public sealed record ChallengeAnswered : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Recipient;

    public required NamedPerson? By { get; init; }

    public string? Words { get; init; }
}

public sealed record ReferralWithdrawn : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Referrer;

    public string? Reason { get; init; }
}

public sealed record ReferralEnteredInError : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Referrer;
}
