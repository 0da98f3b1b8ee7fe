using System.Collections.Immutable;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>All that is known of how a referral is being answered. Delivered, acknowledged, decided and fed back are four facts with four times.</summary>
public sealed record ReferralState : PersonalData
{
    /// <summary>Who was referred to and now owes the answers; another one after a redirect was accepted.</summary>
    public required AgencyId Recipient { get; init; }

    /// <summary>The agency that raised the concern.</summary>
    public required AgencyId Referrer { get; init; }

    /// <summary>Who is responsible now: the referrer until a recipient accepts. Never nobody.</summary>
    public required AgencyId Holder { get; init; }

    /// <summary>Other agencies that know of the concern and may object to a close.</summary>
    public ImmutableArray<AgencyId> Partners { get; init; } = [];

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public NamedPerson? AcknowledgedBy { get; init; }

    public Decision Decision { get; init; }

    /// <summary>Accepted, declined or offered on; asking for information is not a decision that ends the waiting.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    public NamedPerson? DecidedBy { get; init; }

    public string? DeclineReason { get; init; }

    /// <summary>The agency that has an open offer.</summary>
    public AgencyId? OfferedTo { get; init; }

    /// <summary>Everyone it was ever addressed or offered to: an offer to one of them goes in a circle.</summary>
    public required ImmutableArray<AgencyId> Asked { get; init; }

    /// <summary>When the referrer was first told the outcome.</summary>
    public DateTimeOffset? OutcomeFedBackAt { get; init; }

    public DateTimeOffset? ChallengedAt { get; init; }

    public CloseAnnouncement? Closing { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public DateTimeOffset? EnteredInErrorAt { get; init; }

    public ImmutableArray<PauseReason> Pauses { get; init; } = [];

    /// <summary>What is owed and unanswered.</summary>
    public required IReadOnlyList<Obligation> Open { get; init; }

    /// <summary>Ids of the events that were applied.</summary>
    public ImmutableArray<Guid> Applied { get; init; } = [];

    public ReferralPhase Phase => this switch
    {
        { EnteredInErrorAt: not null } => ReferralPhase.EnteredInError,
        { WithdrawnAt: not null } => ReferralPhase.Withdrawn,
        { ClosedAt: not null } => ReferralPhase.Closed,
        { Closing: not null } => ReferralPhase.CloseAnnounced,
        { Decision: Decision.Accepted } => ReferralPhase.Accepted,
        { Decision: Decision.Declined } => ReferralPhase.Declined,
        { Decision: Decision.RedirectOffered } => ReferralPhase.RedirectOffered,
        { Decision: Decision.NeedsInformation } => ReferralPhase.NeedsInformation,
        { AcknowledgedAt: not null } => ReferralPhase.Acknowledged,
        _ => ReferralPhase.Unanswered,
    };

    public bool RecipientHolds => Holder == Recipient;

    /// <summary>A referral just recorded: the recipient owes to acknowledge and to decide, and the referrer holds.</summary>
    /// <param name="acknowledge">The clock by which the agreement wants it acknowledged.</param>
    /// <param name="decide">The clock by which the agreement wants it decided.</param>
    /// <param name="partners">Other agencies that know of the concern.</param>
    /// <exception cref="ArgumentException">Nobody is referred to itself.</exception>
    public static ReferralState Recorded(
        AgencyId recipient, AgencyId referrer, DateTimeOffset at, string acknowledge = Owed.Acknowledge, string decide = Owed.Decide, IEnumerable<AgencyId>? partners = null)
    {
        if (recipient == referrer)
        {
            throw new ArgumentException("An agency is not referred to itself.", nameof(recipient));
        }

        var duty = new RoleAt(recipient, AgencyRoles.DutyInbox);
        return new ReferralState
        {
            Recipient = recipient,
            Referrer = referrer,
            Holder = referrer,
            Partners = [.. (partners ?? []).Where(partner => partner != recipient && partner != referrer).Distinct()],
            Asked = [recipient],
            Open = [new Obligation(Owed.Acknowledge, duty, acknowledge, at), new Obligation(Owed.Decide, duty, decide, at)],
        };
    }
}

/// <summary>A close that partners may still object to.</summary>
/// <param name="Agency">The holder that announced it.</param>
public sealed record CloseAnnouncement(DateTimeOffset At, AgencyId Agency, NamedPerson By, NamedPerson AuthorisedBy, CloseReason Reason, string? Words) : PersonalData;
