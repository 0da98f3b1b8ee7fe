using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>Something that happened to a referral to the National Referral Mechanism.</summary>
public abstract record NationalReferralEvent : PersonalData
{
    /// <summary>The same for every repeat: an event is applied once.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null for the hub.</summary>
    public AgencyId? From { get; init; }
}

/// <summary>Somebody means to refer, or has said so to a court; that is no referral yet.</summary>
public sealed record NationalReferralIntended : NationalReferralEvent;

/// <summary>The reference number that the competent authority gave.</summary>
public sealed record NationalReferralReferenced : NationalReferralEvent
{
    public required string? Reference { get; init; }
}
