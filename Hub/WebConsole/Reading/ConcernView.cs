using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>All that one agency may know of one concern.</summary>
public sealed record ConcernView : PersonalDataView
{
    public required AgencyId Agency { get; init; }

    public required SharedConcern Shared { get; init; }

    public ConcernRow Row => Shared.Row;

    public string Reference => Row.Reference;

    public bool RaisedHere => Row.RaisedBy == Agency.ToString();

    /// <summary>What the agency owes and has not done, the most urgent first.</summary>
    public required IReadOnlyList<ObligationRow> Owed { get; init; }

    /// <summary>The referral to this agency, or the one it was offered; null for who only raised it.</summary>
    internal ReferralState? Mine { get; init; }

    public required Guid? ReferralId { get; init; }

    /// <summary>The agency that is responsible now, of a referral to this one.</summary>
    public string? Holder => Mine?.Holder.ToString();

    /// <summary>Of who raised it: how each recipient stands.</summary>
    public required IReadOnlyList<PartnerStanding> Partners { get; init; }

    public required IReadOnlyList<TimelineRow> Timeline { get; init; }

    /// <summary>The agency's own answers, in the order in which they were recorded.</summary>
    public required IReadOnlyList<OwnAnswer> Answers { get; init; }

    public required EngagementRow? Work { get; init; }

    /// <summary>What a form was made for: an answer recorded later was not known to who filled it in.</summary>
    public long Seen => Answers.Count == 0 ? 0 : Answers[^1].Sequence;

    /// <summary>The message of the hub's that an answer answers.</summary>
    public Guid? Answerable => Shared.Messages.LastOrDefault(message => message.ReferralId == ReferralId && message.Content is Referral or UpdateNotice or Feedback)?.MessageId;

    internal bool IsOfferedHere => Mine is { } state && state.OfferedTo == Agency && state.Recipient != Agency;

    internal bool IsRecipient => Mine is { } state && state.Recipient == Agency;

    public bool MayAcknowledge => Mine is { Phase: ReferralPhase.Unanswered } && IsRecipient;

    public bool MayDecide => (IsRecipient && Mine is { Phase: ReferralPhase.Unanswered or ReferralPhase.Acknowledged or ReferralPhase.NeedsInformation }) || IsOfferedHere;

    public bool MayRedirect => IsRecipient && Mine is { Phase: ReferralPhase.Unanswered or ReferralPhase.Acknowledged or ReferralPhase.NeedsInformation or ReferralPhase.Accepted };

    public bool MayAsk => IsRecipient && Mine is { Phase: ReferralPhase.Unanswered or ReferralPhase.Acknowledged or ReferralPhase.NeedsInformation };

    public bool MayTellOutcome => IsRecipient && Mine is { Phase: ReferralPhase.Accepted or ReferralPhase.Declined or ReferralPhase.Closed };

    public bool MayWork => Work is not null || (IsRecipient && Mine is { Phase: ReferralPhase.Accepted });

    public bool MaySupply => RaisedHere && Owed.Any(row => row.Name == Chasing.Owed.SupplyInformation);

    public string Standing => Mine is { } state ? IsOfferedHere ? "Offered to you" : Words(state.Phase) : RaisedHere ? "Raised by you" : "Party to it";

    internal static string Words(ReferralPhase phase) => phase switch
    {
        ReferralPhase.Unanswered => "Not answered",
        ReferralPhase.NeedsInformation => "Waiting for information",
        ReferralPhase.RedirectOffered => "Offered to another agency",
        ReferralPhase.CloseAnnounced => "Close announced",
        ReferralPhase.EnteredInError => "Entered in error",
        _ => phase.ToString(),
    };
}

/// <summary>Its text form never shows what it holds.</summary>
public abstract record PersonalDataView
{
    public sealed override string ToString() => $"{GetType().Name} (redacted)";
}

/// <summary>How a recipient stands with a concern that this agency raised.</summary>
public sealed record PartnerStanding(string Agency, string Standing, string? DecidedBy, string? DeclineReason, DateTimeOffset? DeliveredAt, DateTimeOffset? AcknowledgedAt, DateTimeOffset? DecidedAt) : PersonalDataView;

/// <summary>Something that this agency said about the concern. One of the two is set.</summary>
public sealed record OwnAnswer(long Sequence, DateTimeOffset At, bool Applied, Guid ReceivedId, string MessageId, ReferralResponse? Response, EngagementEvent? Engagement) : PersonalDataView
{
    public string By => (Response?.AnsweredBy ?? Engagement?.Origin.RaisedBy ?? Engagement?.Worker)?.Name?.Display is { Length: > 0 } name ? name : "your agency’s system";

    public string Said => Response is { } response ? Wording.Of(response.Kind) : Wording.Of(Engagement!.Kind);
}
