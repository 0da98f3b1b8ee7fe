using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>Why a referral is not accepted.</summary>
public sealed record Decline : PersonalData
{
    public required DeclineReason Reason { get; init; }

    /// <summary>In the words of the person who declines.</summary>
    public string? Text { get; init; }
}

/// <summary>
/// Covers the rejected reasons of NHS England's Booking and Referral Standard and those of its service directory. A child who
/// could not be reached is <see cref="CouldNotBeReached"/>: a reason that a referrer may challenge.
/// </summary>
[JsonConverter(typeof(KebabCaseEnum<DeclineReason>))]
public enum DeclineReason
{
    NotStated, ThresholdNotMet, OutsideArea, OutsideAgeRange, NotEligible, NoCapacity, NotAvailableInTime, AlreadyWorkingWithChild,
    OtherServiceIsBetterPlaced, NotClinicallyAppropriate, ChildDoesNotWantIt, FamilyDoesNotWantIt, CouldNotBeReached, MovedAway, Duplicate, Other,
}
