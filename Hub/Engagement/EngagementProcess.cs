using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Engagement;

/// <summary>
/// What an event makes of the work with a child. Professionals are reminded, prompted and chased; the child never is. A missed
/// session, a pause or a birthday ends nothing.
/// </summary>
public static class EngagementProcess
{
    /// <param name="forExploitation">False for an agency that meets the child for something else, such as at an appointment.</param>
    public static EngagementStep Begin(AgencyId agency, DateOnly? dateOfBirth, EngagementWorker? worker, DateTimeOffset now, EngagementRules rules, bool forExploitation = true)
    {
        var started = DayOf(now);
        var state = new EngagementState
        {
            Agency = agency,
            Worker = worker,
            StartedOn = started,
            DateOfBirth = dateOfBirth,
            NextReview = Reviews.After(started, started, dateOfBirth, rules),
            Open = [],
        };
        return Owing(state,
        [
            new TellTimeline("engagement-begun", agency, "Work with the child has begun, at the child’s pace."),
            .. forExploitation ? [new OpenObligation(Owed.ExploitationWork, state.WorkerRole, ProcessClocks.ExploitationWork.Name, now)] : Array.Empty<OpenObligation>(),
            .. EngagementReviews.Owe(state, now),
            .. EngagementReviews.OweTransition(state, now, rules),
        ]);
    }

    /// <returns>The state afterwards, and what has to be done; at least an entry for the timeline.</returns>
    public static EngagementStep Apply(EngagementState state, EngagementEvent happened, DateTimeOffset now, EngagementRules rules)
    {
        var (next, actions) = state.Applied.Contains(happened.Id) ? new(state, [Tell(happened, "Received again; nothing changes.")])
            : Refusal(state, happened) is { } refusal ? new(state, Refuse(happened, refusal))
            : Decide(state, happened, now, rules);
        return Owing(next with { Applied = next.Applied.Contains(happened.Id) ? next.Applied : next.Applied.Add(happened.Id) }, actions);
    }

    internal static DateOnly DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(ReceiverCalendar.Zone).Date.ToDateOnly();

    internal static TellTimeline Tell(EngagementEvent happened, string text) => new(ReferralProcess.NameOf(happened.GetType()), happened.From, text);

    private static EngagementStep Decide(EngagementState state, EngagementEvent happened, DateTimeOffset now, EngagementRules rules) => happened switch
    {
        ContactAttempted attempt => new(state, [Tell(attempt, attempt.Reached ? "The child was reached." : "The child was not reached; nothing is held against the child.")]),
        SessionHeld or WasNotBrought or ChildChoseNotTo or ServiceCancelled => Sessions.Decide(state, happened, now, rules),
        ChildSpoke => new(state, [Tell(happened, "The child’s own words were recorded.")]),
        NextContactChosen chosen => new(state with { NextContact = chosen.Choice }, [Tell(chosen, "The child chose when and how to be in touch next.")]),
        EngagementPaused or EngagementResumed => Pausing.Decide(state, happened, now, rules),
        ReviewHeld or AdultServiceAccepted => EngagementReviews.Decide(state, happened, now, rules),
        ChildReachedOut or ReachOutPickedUp or ReachOutNotPickedUp => ReachingOut.Decide(state, happened, now, rules),
        NeedOpened or NeedMet => NeedsFirst.Decide(state, happened, now),
        WorkerNamed named => ReachingOut.Name(state, named, now, rules),
        _ => throw new InvalidOperationException("An event that the process does not know."),
    };

    private static Refusal? Refusal(EngagementState state, EngagementEvent happened) =>
        !MaySay(state, happened) ? EngagementRefusals.NotYours
        : happened is IDoneByPerson { By: not { IsNamed: true } } ? EngagementRefusals.PersonNotNamed
        : null;

    private static bool MaySay(EngagementState state, EngagementEvent happened) => happened switch
    {
        ReachOutNotPickedUp => happened.From is null,
        NeedMet met => happened.From == state.Agency || state.OpenNeeds.Any(need => need.Kind == met.Kind && need.MetBy == happened.From),
        _ => happened.From == state.Agency,
    };

    private static ProcessAction[] Refuse(EngagementEvent happened, Refusal refusal) =>
    [
        new TellTimeline("refused", happened.From, $"{ReferralProcess.NameOf(happened.GetType())}: {refusal.Why}"),
        .. happened.From is { } from ? [new AnswerIllegal(from, refusal.Code, refusal.Why)] : Array.Empty<ProcessAction>(),
    ];

    private static EngagementStep Owing(EngagementState state, IEnumerable<ProcessAction> actions)
    {
        var (open, effective) = Obligations.Apply(state.Open, actions);
        return new EngagementStep(state with { Open = open }, effective);
    }
}
