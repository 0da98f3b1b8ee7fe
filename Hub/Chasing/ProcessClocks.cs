using SafeguardingHub.Agreements;

namespace SafeguardingHub.Chasing;

/// <summary>Every clock that the processes start, but those the agreement must have.</summary>
public static class ProcessClocks
{
    private const string Partners = "The partners’ agreement";

    public static readonly ProcessClock Decide = new("decide", "5 working days", Partners, [PauseReason.NeedFirstOpen, PauseReason.ChildChoseLater, PauseReason.WaitingForReferrer]);
    public static readonly ProcessClock ReachRecipient = new("reach-recipient", "1 working hour", Partners);
    public static readonly ProcessClock AnswerRedirect = new("answer-redirect", "1 working day", "Working Together to Safeguard Children 2023: one working day to decide");
    public static readonly ProcessClock ResolveDisagreement = new("resolve-disagreement", "2 working days", "Local escalation policies: a plan within 48 hours (Lincolnshire)");
    public static readonly ProcessClock AnswerChallenge = new("answer-challenge", "2 working days", "Local escalation policies: a plan within 48 hours (Lincolnshire)");
    public static readonly ProcessClock InformationRed = new("information-red", "4 working hours", "Local; as in Surrey’s multi-agency hub");
    public static readonly ProcessClock InformationAmber = new("information-amber", "24 working hours", "Local; as in Surrey’s multi-agency hub");
    public static readonly ProcessClock InformationGreen = new("information-green", "72 clock hours", "Local; as in Surrey’s multi-agency hub");
    public static readonly ProcessClock Outcome = new("feed-back-outcome", "45 working days", "Working Together to Safeguard Children 2023: an assessment takes no longer");
    public static readonly ProcessClock CloseNotice = new("close-notice", "5 working days", Partners);
    public static readonly ProcessClock AnswerObjection = new("answer-objection", "2 working days", Partners);
    public static readonly ProcessClock ImmediateDanger = new("chase-in-immediate-danger", "1 clock hour", "Local escalation policies: immediate harm may jump any stage");
    public static readonly ProcessClock PickUp = new("pick-up-the-reach-out", "1 clock hour", Partners);
    public static readonly ProcessClock Cover = new("pick-up-by-cover", "1 clock hour", Partners);
    public static readonly ProcessClock ExploitationWork = new("exploitation-work", "10 working days", Partners, [PauseReason.NeedFirstOpen, PauseReason.ChildChoseLater]);
    public static readonly ProcessClock MeetNeed = new("meet-the-need", "5 working days", Partners);
    public static readonly ProcessClock ReviewEngagement = new("review-engagement", "5 working days", Partners);
    public static readonly ProcessClock PlanTransition = new("plan-the-move-to-adult-services", "20 working days", "Care Act 2014 s58: a child’s needs assessment before 18; the partners’ agreement");
    public static readonly ProcessClock NationalReferral = new("national-referral", "2 working days", "The partners’ agreement; the guidance sets no number");
    public static readonly ProcessClock DefencePrompt = new("defence-prompt", "1 working day", Partners);
    public static readonly ProcessClock AppropriateAdult = new("appropriate-adult", "1 clock hour", "Police and Criminal Evidence Act 1984 Code C: as soon as practicable");

    public static IReadOnlyList<ProcessClock> All { get; } =
    [
        Decide, ReachRecipient, AnswerRedirect, ResolveDisagreement, AnswerChallenge, InformationRed, InformationAmber, InformationGreen, Outcome, CloseNotice,
        AnswerObjection, ImmediateDanger, PickUp, Cover, ExploitationWork, MeetNeed, ReviewEngagement, PlanTransition, NationalReferral, DefencePrompt, AppropriateAdult,
    ];

    /// <summary>The agreement's clock of that name, else the one that comes with the hub.</summary>
    /// <exception cref="InvalidOperationException">Neither has it.</exception>
    public static Clock Named(string name, Agreement agreement) =>
        All.FirstOrDefault(clock => clock.Name == name)?.Under(agreement) ?? agreement.ClockNamed(name);
}
