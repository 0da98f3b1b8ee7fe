using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>Something that was done and that somebody may be owed.</summary>
public sealed record ReportedFact : PersonalData
{
    public required FactKind Kind { get; init; }

    /// <summary>The day, in the sender's local time; also set when <see cref="At"/> is.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The moment, with the sender's offset, when the sender gave more than a day.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>A number that others will ask for, such as the reference of the National Referral Mechanism.</summary>
    public string? Reference { get; init; }

    public string? Text { get; init; }
}

[JsonConverter(typeof(KebabCaseEnum<FactKind>))]
public enum FactKind
{
    Other,
    /// <summary>Working Together: a strategy discussion under section 47.</summary>
    StrategyDiscussionHeld,
    /// <summary>Children Act 1989 section 47 and its counterparts.</summary>
    ProtectionEnquiryBegun, ProtectionEnquiryDone, ConferenceHeld,
    AssessmentBegun, AssessmentDone, PlanMade,
    /// <summary>Within 72 hours of a missing child's return.</summary>
    ReturnHomeInterviewOffered, ReturnHomeInterviewDone,
    /// <summary>With its number in <see cref="ReportedFact.Reference"/>.</summary>
    NationalReferralSubmitted, NationalReferralDecided,
    /// <summary>Somebody means to refer, or has said so to a court; that is no referral yet.</summary>
    NationalReferralIntended,
    /// <summary>Modern Slavery Act 2015 section 45: the defence was considered.</summary>
    SlaveryDefenceConsidered,
    /// <summary>Police and Criminal Evidence Act 1984 Code C: somebody independent of the police is with the child.</summary>
    AppropriateAdultPresent,
    /// <summary>Female Genital Mutilation Act 2003 section 5B: the professional has reported a known case to police in person.</summary>
    MutilationReported,
    /// <summary>Operation Encompass: somebody at the child's school knows of the domestic abuse.</summary>
    SchoolTold,
    ChildSeen, ChildSpokenToAlone, FirstContactMade,
}
