using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>What follows from an event: data that somebody else carries out. <c>Words</c> are a professional's own and never go into a timeline, a log or mail.</summary>
public abstract record ProcessAction : PersonalData;

/// <summary>Tells the referrer what became of the referral; the type <c>feedback</c>.</summary>
/// <param name="What">Permanent code, one of <see cref="FeedbackCodes"/>.</param>
public sealed record SendFeedback(RoleAt To, string What, string? Words = null) : ProcessAction;

/// <summary>News for an agency that is party to the referral; the type <c>update</c>.</summary>
/// <param name="What">Permanent code, one of <see cref="UpdateCodes"/>.</param>
public sealed record SendUpdate(RoleAt To, string What, string? Words = null) : ProcessAction;

/// <summary>In the urgent lane, at once, never in a digest.</summary>
public sealed record SendUrgentNotice(RoleAt To, string What) : ProcessAction;

/// <summary>For a worker's supervisor, to think about; it is answered by nobody and chased by nobody.</summary>
public sealed record PromptSupervisor(RoleAt To, string What) : ProcessAction;

/// <summary>A referral for another agency, which takes it on only by accepting.</summary>
public sealed record OfferTo(AgencyId Agency) : ProcessAction;

/// <param name="Clock">A name for <see cref="ProcessClocks.Named"/>.</param>
/// <param name="NotBefore">For what falls due around a day, such as a review: the clock starts on it.</param>
public sealed record OpenObligation(string Name, RoleAt OwedBy, string Clock, DateTimeOffset Start, DateOnly? NotBefore = null) : ProcessAction
{
    /// <summary>How urgent it was rated; null when nobody rated it.</summary>
    public Rating? Rating { get; init; }
}

/// <summary>Answered: nobody is chased for it any more.</summary>
public sealed record MeetObligation(string Name, string How) : ProcessAction;

/// <summary>No longer owed.</summary>
public sealed record CancelObligation(string Name, string Why) : ProcessAction;

/// <summary>Whatever is owed here by a clock that this reason pauses stands still.</summary>
public sealed record PauseObligations(PauseReason Reason) : ProcessAction;

public sealed record ResumeObligations(PauseReason Reason) : ProcessAction;

/// <summary>Calendars have changed: open due times are counted anew.</summary>
public sealed record RecomputeDueTimes : ProcessAction;

/// <param name="Reason">Permanent code.</param>
/// <param name="Obligation">What climbs it.</param>
public sealed record OpenLadder(string Reason, string Obligation) : ProcessAction;

public sealed record CloseLadder(string Why) : ProcessAction;

/// <param name="Step">From 0; past the end of the agreement's ladder its last stage is asked again.</param>
public sealed record Escalate(string Obligation, int Step) : ProcessAction;

public sealed record AssignHolder(AgencyId Agency) : ProcessAction;

/// <summary>Begins the time in which partners may object; at its end comes <see cref="CloseNoticeElapsed"/>.</summary>
public sealed record StartCloseNotice(DateTimeOffset Start) : ProcessAction;

public sealed record StopCloseNotice : ProcessAction;

/// <summary>Without personal data.</summary>
/// <param name="Event">Permanent code.</param>
/// <param name="Agency">Whose doing it was; null for the hub's.</param>
public sealed record TellTimeline(string Event, AgencyId? Agency, string Text) : ProcessAction;

/// <summary>The answer to something that cannot be done; it is on the timeline as well.</summary>
/// <param name="Code">Permanent code, one of <see cref="Refusals"/>.</param>
public sealed record AnswerIllegal(AgencyId To, string Code, string Why) : ProcessAction;
