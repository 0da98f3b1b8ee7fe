using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>The recipient's queue or mailbox has it. Delivered is not answered.</summary>
public sealed record DeliveryConfirmed : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;
}

/// <summary>The hub could not deliver it, and has stopped trying by itself.</summary>
public sealed record DeliveryFailed : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;
}

public sealed record ReferralAcknowledged : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Recipient;

    public required NamedPerson? By { get; init; }
}

public sealed record ReferralAccepted : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Recipient;

    public required NamedPerson? By { get; init; }
}

public sealed record ReferralDeclined : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Recipient;

    public required NamedPerson? By { get; init; }

    public required string? Reason { get; init; }
}

/// <summary>Another agency should take it on: an offer until that agency accepts.</summary>
public sealed record ReferralRedirected : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.RecipientOrOffered;

    public required NamedPerson? By { get; init; }

    public required AgencyId To { get; init; }

    /// <summary>False when the agreement does not know the agency: the hub cannot reach it.</summary>
    public bool InAgreement { get; init; } = true;

    public string? Reason { get; init; }
}

public sealed record RedirectAccepted : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Offered;

    public required NamedPerson? By { get; init; }
}

public sealed record RedirectDeclined : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Offered;

    public required NamedPerson? By { get; init; }

    public required string? Reason { get; init; }
}

public sealed record InformationRequested : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Recipient;

    public required NamedPerson? By { get; init; }

    public required string? What { get; init; }

    public InformationUrgency Urgency { get; init; } = InformationUrgency.Amber;
}

public sealed record InformationSupplied : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Referrer;

    public string? Words { get; init; }
}

/// <summary>What came of it, for the referrer.</summary>
public sealed record OutcomeGiven : ReferralEvent, IDoneByPerson
{
    public override Speaker SaidBy => Speaker.Recipient;

    public required NamedPerson? By { get; init; }

    public required string? Outcome { get; init; }
}

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

/// <summary>Nobody answered in time, and the sweep takes a step of the ladder.</summary>
public sealed record ObligationOverdue : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;

    public required string Obligation { get; init; }

    /// <summary>From 0.</summary>
    public required int Step { get; init; }
}

public sealed record ChasingPaused : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;

    public required PauseReason Reason { get; init; }
}

public sealed record ChasingResumed : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;

    public required PauseReason Reason { get; init; }
}

/// <summary>A bank holiday or a local closing day was added to a calendar.</summary>
public sealed record HolidayInserted : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;
}
