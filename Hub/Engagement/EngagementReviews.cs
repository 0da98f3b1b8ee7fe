using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;

namespace SafeguardingHub.Engagement;

/// <summary>Reviews and the move to adult services are owed by the worker's supervisor; neither ends the work.</summary>
internal static class EngagementReviews
{
    public static EngagementStep Decide(EngagementState state, EngagementEvent happened, DateTimeOffset now, EngagementRules rules)
    {
        if (happened is AdultServiceAccepted)
        {
            return new(state, [EngagementProcess.Tell(happened, "An adult service has taken the young person on; the work here is not ended by that."), new MeetObligation(Owed.PlanTransition, "adult-service-accepted")]);
        }

        var today = EngagementProcess.DayOf(now);
        var reviewed = state with { NextReview = Reviews.After(Passed(state, today), state.StartedOn, state.DateOfBirth, rules) };
        return new(reviewed, [EngagementProcess.Tell(happened, "Reviewed; the next review is set."), new MeetObligation(Owed.ReviewEngagement, "review-held"), .. Owe(reviewed, now)]);
    }

    /// <summary>Nothing once the young person has had the last review that the agreement asks for.</summary>
    public static OpenObligation[] Owe(EngagementState state, DateTimeOffset now) => state.NextReview is { } next
        ? [new OpenObligation(Owed.ReviewEngagement, state.Supervisor, ProcessClocks.ReviewEngagement.Name, now, next.On)]
        : [];

    public static ProcessAction[] Move(EngagementState state, DateTimeOffset now) => [new CancelObligation(Owed.ReviewEngagement, "review-moved"), .. Owe(state, now)];

    public static OpenObligation[] OweTransition(EngagementState state, DateTimeOffset now, EngagementRules rules) => Reviews.TransitionFrom(state.DateOfBirth, rules) is { } from
        ? [new OpenObligation(Owed.PlanTransition, state.Supervisor, ProcessClocks.PlanTransition.Name, now, from)]
        : [];

    /// <summary>A review held up to a month early stands for the one that was due; an earlier one is one more.</summary>
    private static DateOnly Passed(EngagementState state, DateOnly today) => state.NextReview is { } due && today <= due.On && today.AddMonths(1) >= due.On ? due.On : today;
}
