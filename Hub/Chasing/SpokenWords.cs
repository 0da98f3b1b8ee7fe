namespace SafeguardingHub.Chasing;

/// <summary>What a professional wrote in an answer. It travels only to those it is for.</summary>
internal static class SpokenWords
{
    public static string? Of(ReferralEvent happened) => happened switch
    {
        ReferralDeclined declined => declined.Reason,
        ReferralRedirected redirected => redirected.Reason,
        RedirectDeclined declined => declined.Reason,
        InformationRequested asked => asked.What,
        InformationSupplied supplied => supplied.Words,
        OutcomeGiven given => given.Outcome,
        CloseRequested asked => asked.Words,
        CloseObjected objected => objected.Reason,
        ObjectionAnswered answered => answered.Words,
        DecisionChallenged challenged => challenged.Reason,
        ChallengeAnswered answered => answered.Words,
        ReferralWithdrawn withdrawn => withdrawn.Reason,
        _ => null,
    };
}
