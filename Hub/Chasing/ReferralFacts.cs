using SafeguardingHub.Agreements;

namespace SafeguardingHub.Chasing;

/// <summary>How a state comes from another; the rows of the table say when.</summary>
internal static class ReferralFacts
{
    /// <summary>The first acknowledgement counts; whatever a person answers proves that a person has it.</summary>
    public static ReferralState Acknowledge(this ReferralState state, NamedPerson? by, DateTimeOffset now) =>
        state.AcknowledgedAt is null ? state with { AcknowledgedAt = now, AcknowledgedBy = by } : state;

    public static ReferralState Decide(this ReferralState state, Decision decision, NamedPerson? by, DateTimeOffset now) => state.StopWaitingForReferrer() with
    {
        Decision = decision,
        DecidedAt = now,
        DecidedBy = by,
        DeclineReason = null,
        OfferedTo = null,
        ChallengedAt = null,
        Closing = null,
    };

    public static ReferralState FeedBack(this ReferralState state, DateTimeOffset now) => state with { OutcomeFedBackAt = state.OutcomeFedBackAt ?? now };

    /// <summary>Back to what was before the offer; nothing is left of it but who was asked.</summary>
    public static ReferralState WithoutOffer(this ReferralState state) => state.Decision != Decision.RedirectOffered ? state
        : state.RecipientHolds ? state with { Decision = Decision.Accepted, OfferedTo = null }
        : state with { Decision = Decision.None, OfferedTo = null, DecidedAt = null, DecidedBy = null };

    public static ReferralState WaitForReferrer(this ReferralState state) => state with
    {
        Decision = Decision.NeedsInformation,
        Pauses = state.Pauses.Contains(PauseReason.WaitingForReferrer) ? state.Pauses : state.Pauses.Add(PauseReason.WaitingForReferrer),
    };

    public static ReferralState StopWaitingForReferrer(this ReferralState state) => state with { Pauses = state.Pauses.Remove(PauseReason.WaitingForReferrer) };
}
