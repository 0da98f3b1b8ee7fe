namespace SafeguardingHub.Chasing;

/// <summary>Where a referral is. Worked out from what is known of it; whether it was delivered is a fact beside it.</summary>
public enum ReferralPhase
{
    Unanswered, Acknowledged, NeedsInformation, RedirectOffered, Accepted, Declined, CloseAnnounced, Closed, Withdrawn, EnteredInError,
}

/// <summary>What the recipient has decided.</summary>
public enum Decision { None, Accepted, Declined, RedirectOffered, NeedsInformation }
