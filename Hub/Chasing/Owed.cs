using SafeguardingHub.Routing;

namespace SafeguardingHub.Chasing;

/// <summary>Permanent names of what the processes make somebody owe.</summary>
public static class Owed
{
    /// <summary>A human has it.</summary>
    public const string Acknowledge = "acknowledge";

    /// <summary>Accepted, declined with a reason, or offered to another agency.</summary>
    public const string Decide = "decide";

    /// <summary>The hub could not deliver: somebody speaks to the recipient.</summary>
    public const string ReachRecipient = "reach-recipient";

    public const string AnswerRedirect = "answer-redirect";

    public const string SupplyInformation = "supply-information";

    public const string FeedBackOutcome = "feed-back-outcome";

    public const string AnswerChallenge = "answer-challenge";

    public const string ResolveDisagreement = "resolve-disagreement";

    public const string AnswerObjection = "answer-objection";

    public const string PickUpTheReachOut = "pick-up-the-reach-out";

    public const string ExploitationWork = "exploitation-work";

    /// <summary>Followed by the need, as in <c>meet-need: safe-place-to-live</c>.</summary>
    public const string MeetNeed = ConcernNeeds.Prefix;

    public const string ReviewEngagement = "review-engagement";

    public const string PlanTransition = "plan-the-move-to-adult-services";

    public const string NationalReferral = "national-referral";

    public const string ModernSlaveryDefence = "modern-slavery-defence";

    public const string TraffickingDefenceNorthernIreland = "trafficking-defence-northern-ireland";

    public const string LordAdvocatesInstructions = "lord-advocates-instructions";

    public const string AppropriateAdult = "appropriate-adult";

    public const string ReturnHomeInterview = "return-home-interview";

    public const string MutilationReport = "female-genital-mutilation-report";

    /// <summary>Operation Encompass: police tell the child's school of domestic abuse.</summary>
    public const string OperationEncompass = "operation-encompass";

    public const string StrategyDiscussion = "strategy-discussion";

    public const string InitialConference = "initial-conference";

    public const string Assessment = "assessment";

    /// <summary>Whether it is a need that has to be met first.</summary>
    public static bool IsNeed(string name) => name.StartsWith(MeetNeed, StringComparison.Ordinal);

    /// <summary>Whether it belongs to the work with a child, and not to a referral.</summary>
    public static bool IsOfWork(string name) => name is PickUpTheReachOut or ExploitationWork or ReviewEngagement or PlanTransition || IsNeed(name);
}
