using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Engagement;

/// <summary>While a need is open that has to be met first, exploitation work waits; who owes the need is chased instead.</summary>
internal static class NeedsFirst
{
    public static EngagementStep Decide(EngagementState state, EngagementEvent happened, DateTimeOffset now) => happened switch
    {
        NeedOpened opened => Open(state, opened, now),
        NeedMet met => Meet(state, met),
        _ => throw new InvalidOperationException("An event that is about no need."),
    };

    /// <summary>Of a kind that is open already, a later agency changes nothing.</summary>
    private static EngagementStep Open(EngagementState state, NeedOpened opened, DateTimeOffset now)
    {
        if (state.OpenNeeds.Any(need => need.Kind == opened.Kind))
        {
            return new(state, [EngagementProcess.Tell(opened, "The need is open already; nothing changes.")]);
        }

        var first = state.OpenNeeds.IsEmpty;
        return new(
            state with { OpenNeeds = state.OpenNeeds.Add(new OpenNeed(opened.Kind, opened.MetBy)), Pauses = first ? state.Pauses.Add(PauseReason.NeedFirstOpen) : state.Pauses },
            [
                EngagementProcess.Tell(opened, "A need has to be met first; exploitation work waits for it, and the agency that meets it is asked."),
                new OpenObligation(NameOf(opened.Kind), new RoleAt(opened.MetBy, AgencyRoles.DutyInbox), ProcessClocks.MeetNeed.Name, now),
                .. first ? [new PauseObligations(PauseReason.NeedFirstOpen)] : Array.Empty<ProcessAction>(),
            ]);
    }

    private static EngagementStep Meet(EngagementState state, NeedMet met)
    {
        var left = state.OpenNeeds.RemoveAll(need => need.Kind == met.Kind);
        var last = left.IsEmpty && !state.OpenNeeds.IsEmpty;
        return new(
            state with { OpenNeeds = left, Pauses = last ? state.Pauses.Remove(PauseReason.NeedFirstOpen) : state.Pauses },
            [
                EngagementProcess.Tell(met, last ? "The last open need is met; exploitation work need not wait any more." : "A need is met."),
                new MeetObligation(NameOf(met.Kind), "need-met"),
                .. last ? [new ResumeObligations(PauseReason.NeedFirstOpen)] : Array.Empty<ProcessAction>(),
            ]);
    }

    private static string NameOf(NeedKind kind) => ConcernNeeds.NameOf(kind);
}
