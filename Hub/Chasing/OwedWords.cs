using SafeguardingHub.Routing;

namespace SafeguardingHub.Chasing;

/// <summary>What has to be done, as whoever owes it reads it.</summary>
internal static class OwedWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [Owed.Acknowledge] = "Acknowledge: a person has it",
        [Owed.Decide] = "Decide, and tell the referrer with the reason",
        [Owed.ReachRecipient] = "Speak to the recipient: the hub could not deliver it",
        [Owed.AnswerRedirect] = "Accept or decline what is offered to you",
        [Owed.SupplyInformation] = "Supply the information that was asked for",
        [Owed.FeedBackOutcome] = "Tell the referrer what came of it",
        [Owed.AnswerChallenge] = "Answer the referrer’s challenge",
        [Owed.ResolveDisagreement] = "Settle between managers who takes it on",
        [Owed.AnswerObjection] = "Answer the objection to the close",
        [Owed.PickUpTheReachOut] = "Answer the child who got in touch",
        [Owed.ExploitationWork] = "Begin the work on exploitation, at the child’s pace",
        [Owed.ReviewEngagement] = "Look together whether the work helps",
        [Owed.PlanTransition] = "Plan the move to adult services with the young person",
        [Owed.StrategyDiscussion] = "Hold the strategy discussion",
        [Owed.InitialConference] = "Hold the initial child protection conference",
        [Owed.Assessment] = "Finish the assessment",
        [Owed.ReturnHomeInterview] = "Offer and hold the return home interview",
        [Owed.NationalReferral] = "Refer the child to the National Referral Mechanism, and give its reference number",
    };

    public static string Of(string name) => Words.TryGetValue(name, out var words) ? words
        : Owed.IsNeed(name) ? ConcernNeeds.InWords(name)
        : name;
}
