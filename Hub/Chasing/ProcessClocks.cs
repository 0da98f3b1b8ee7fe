using SafeguardingHub.Agreements;
using SafeguardingHub.Routing;

namespace SafeguardingHub.Chasing;

/// <summary>Every clock that the processes start, but those the agreement names: to acknowledge, to decide, to pick up a reach-out, and the notice of a close.</summary>
public static class ProcessClocks
{
    private const string Partners = "The partners’ agreement";
    private const string LocalPolicies = "Local escalation policies: acted on within 24 hours where there is a risk of harm (Bedfordshire)";

    public static readonly ProcessClock ReachRecipient = new("reach-recipient", "1 working hour", Partners);
    public static readonly ProcessClock AnswerRedirect = new("answer-redirect", "1 working day", "Working Together to Safeguard Children 2023: one working day to decide");
    public static readonly ProcessClock ResolveDisagreement = new("resolve-disagreement", "2 working days", "Local escalation policies: a plan within 48 hours (Lincolnshire)");
    public static readonly ProcessClock AnswerChallenge = new("answer-challenge", "2 working days", "Local escalation policies: a plan within 48 hours (Lincolnshire)");
    public static readonly ProcessClock Information = new("information-request", "24 working hours", "Local; as in several multi-agency hubs");
    public static readonly ProcessClock Outcome = new("feed-back-outcome", "45 working days", "Working Together to Safeguard Children 2023: an assessment takes no longer");
    public static readonly ProcessClock StrategyDiscussion = new(Owed.StrategyDiscussion, "3 working days", Partners);
    public static readonly ProcessClock AnswerObjection = new("answer-objection", "2 working days", Partners);
    public static readonly ProcessClock ExploitationWork = new("exploitation-work", "10 working days", Partners, [PauseReason.NeedFirstOpen, PauseReason.ChildChoseLater]);
    public static readonly ProcessClock MeetNeed = new(ConcernNeeds.ClockName, ConcernNeeds.Otherwise, Partners);
    public static readonly ProcessClock ReviewEngagement = new("review-engagement", "5 working days", Partners);
    public static readonly ProcessClock PlanTransition = new("plan-the-move-to-adult-services", "20 working days", "Care Act 2014 s58: a child’s needs assessment before 18; the partners’ agreement");

    private static readonly Dictionary<string, ProcessClock> Danger = new(StringComparer.Ordinal)
    {
        [ReachRecipient.Name] = new("reach-recipient-immediate", "1 clock hour", Partners),
        [AnswerRedirect.Name] = new("answer-redirect-immediate", "1 clock hour", Partners),
        [ResolveDisagreement.Name] = new("resolve-disagreement-immediate", "2 clock hours", LocalPolicies),
        [AnswerChallenge.Name] = new("answer-challenge-immediate", "2 clock hours", LocalPolicies),
    };

    public static IReadOnlyList<ProcessClock> All { get; } =
    [
        ReachRecipient, AnswerRedirect, ResolveDisagreement, AnswerChallenge, Information, Outcome, StrategyDiscussion, AnswerObjection, ExploitationWork, MeetNeed,
        ReviewEngagement, PlanTransition, .. Danger.Values,
    ];

    /// <summary>The name of the clock that takes this one's place while a child is in danger.</summary>
    public static string InDanger(string name) => Danger.TryGetValue(name, out var shorter) ? shorter.Name : name;

    /// <summary>The same as <see cref="Named"/>; null when neither has it, as when the agreement's clock was taken out since.</summary>
    public static Clock? Find(string name, Agreement agreement) => agreement.HasClock(name) || All.Any(clock => clock.Name == name) ? Named(name, agreement) : null;

    /// <summary>The agreement's clock of that name, else the one that comes with the hub.</summary>
    /// <exception cref="InvalidOperationException">Neither has it.</exception>
    public static Clock Named(string name, Agreement agreement) =>
        All.FirstOrDefault(clock => clock.Name == name)?.Under(agreement) ?? agreement.ClockNamed(name);
}
