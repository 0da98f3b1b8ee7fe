using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Sees to it that a person decides wherever no rule could, and that nothing is without a holder.</summary>
internal static class AskingTriage
{
    private const int AdultAge = 18;
    private static readonly Circumstance[] UnderSuspicion = [Circumstance.Suspect, Circumstance.Detained];

    public static void Consider(RoutingFacts facts, Considerations considered)
    {
        foreach (var reason in facts.Concern.Triage)
        {
            considered.AskTriage(CauseOf(reason));
        }

        if (facts.Concern.Children.All(child => child.AgeOn(facts.DayRaised) >= AdultAge))
        {
            considered.AskTriage(TriageCause.SubjectIsAnAdult);
        }

        var told = considered.Told.Where(agency => agency != facts.Raiser.Id).ToList();
        if (told.Count == 0 && considered.Causes.Count == 0 && !RaiserHolds(facts, considered))
        {
            considered.AskTriage(TriageCause.NobodyTold);
        }

        if (told.Count > 0 && told.All(agency => agency.Kind == AgencyKinds.Police) && !RaiserHolds(facts, considered) && IsPerhapsExploitedSuspect(facts))
        {
            considered.AskTriage(TriageCause.PoliceAlone);
        }

        foreach (var cause in considered.Causes)
        {
            considered.Tell(facts.TriageAgency, new DecisionReason($"triage: {Name(cause)}", WhyOf(cause, facts), facts.Agreement.Triage.Source));
        }
    }

    /// <summary>The raiser is the very authority that a rule would have told.</summary>
    public static bool RaiserHolds(RoutingFacts facts, Considerations considered) =>
        facts.Raiser.Kind == AgencyKinds.SocialCare && considered.IsTold(facts.Raiser.Id);

    public static string WhyOf(TriageCause cause, RoutingFacts facts) =>
        facts.Agreement.Triage.Causes.First(entry => entry.Cause == cause).Why;

    private static bool IsPerhapsExploitedSuspect(RoutingFacts facts) => facts.Concern.Children.Any(child =>
        child.Circumstances.Any(UnderSuspicion.Contains)
        && (child.Circumstances.Contains(Circumstance.AtRiskOfExploitation)
            || facts.Agreement.AnyCategory([CategoryNames.ExploitationIndicators], facts.Concern.Categories)));

    private static string Name(TriageCause cause) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(cause.ToString());

    private static TriageCause CauseOf(TriageReason reason) => reason switch
    {
        TriageReason.SubjectIsAnAdult => TriageCause.SubjectIsAnAdult,
        TriageReason.NoSafeguardingFlag => TriageCause.NoSafeguardingFlag,
        TriageReason.AgeUnknown => TriageCause.AgeUnknown,
        TriageReason.MessageWasIncomplete => TriageCause.MessageWasIncomplete,
        TriageReason.SafeguardingDidNotArrive => TriageCause.SafeguardingDidNotArrive,
        TriageReason.SubjectUncertain => TriageCause.SubjectUncertain,
        _ => throw new InvalidOperationException("A reason for triage that routing does not know."),
    };
}
