using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>An announced end of work: a reason, and the person who authorises it.</summary>
public sealed record Closure : PersonalData
{
    public required ClosureReason Reason { get; init; }

    public string? Text { get; init; }

    /// <summary>Who authorised it; may be the person who answers.</summary>
    public Person? AuthorisedBy { get; init; }

    /// <summary>The day on which the work ends.</summary>
    public DateOnly? On { get; init; }

    /// <summary>What holds for the child afterwards: the way back, in the sender's words.</summary>
    public string? WayBack { get; init; }
}

/// <summary>
/// Covers the DfE closure reasons (CBDS N00103), which have none for a child who did not engage.
/// <see cref="NonEngagement"/> is here to be read and to be refused with a reason: it closes nothing.
/// </summary>
[JsonConverter(typeof(KebabCaseEnum<ClosureReason>))]
public enum ClosureReason
{
    NotStated, NeedsMet, WorkCompleted, ChildAskedToStop, MovedAway, TransferredToOtherArea, TransferredToOtherAgency, TransferredToAdultServices,
    NoFurtherActionAfterAssessment, ReferredToEarlyHelp, Adopted, ChildArrangementsOrder, SpecialGuardianship, ReferralWithdrawn, Died,
    NonEngagement, Other,
}
