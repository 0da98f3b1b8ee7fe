using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>The recipient's queue or mailbox has it. Delivered is not answered.</summary>
public sealed record DeliveryConfirmed : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;
}

/// <summary>The hub has not been able to deliver it for so long that a person has to reach the recipient; it goes on trying.</summary>
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
