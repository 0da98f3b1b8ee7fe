namespace SafeguardingHub.Simulation;

/// <summary>How an agency goes about a referral.</summary>
internal enum Behaviour
{
    AnswersPromptly, AnswersLate, NeverAnswers, AnswersTwice, AnswersOutOfOrder, Declines, DeclinesAndIsChallenged, RedirectsInACircle, Redirects,
    AsksForInformation, AcceptsAndPauses, SilentOverHoliday, Closes, WantsToCloseForNonEngagement,
}

internal static class Behaviours
{
    /// <summary>Of a hundred referrals, how many are gone about so.</summary>
    private static readonly (Behaviour Behaviour, int Share)[] Usual =
    [
        (Behaviour.AnswersPromptly, 42), (Behaviour.AnswersLate, 11), (Behaviour.NeverAnswers, 2), (Behaviour.AnswersTwice, 7), (Behaviour.AnswersOutOfOrder, 6), (Behaviour.Declines, 4),
        (Behaviour.DeclinesAndIsChallenged, 6), (Behaviour.RedirectsInACircle, 3), (Behaviour.Redirects, 3), (Behaviour.AsksForInformation, 5), (Behaviour.AcceptsAndPauses, 4),
        (Behaviour.SilentOverHoliday, 4), (Behaviour.Closes, 2), (Behaviour.WantsToCloseForNonEngagement, 1),
    ];

    /// <summary>No two agencies are alike: each does one thing more often than the others.</summary>
    private const double OwnWay = 0.15;

    public static Behaviour Of(Luck agencyInRun, Luck referral) => referral.Of("own way").Share < OwnWay
        ? Drawn(agencyInRun.Of("own way"))
        : Drawn(referral.Of("behaviour"));

    private static Behaviour Drawn(Luck luck)
    {
        var place = luck.Below(Usual.Sum(each => each.Share));
        foreach (var (behaviour, share) in Usual)
        {
            place -= share;
            if (place < 0)
            {
                return behaviour;
            }
        }

        throw new InvalidOperationException("The shares do not add up.");
    }
}
