using SafeguardingHub.Agreements;

namespace SafeguardingHub.Engagement;

/// <summary>What a review is about, besides how the child is.</summary>
public enum ReviewKind
{
    Regular,
    /// <summary>At the last of the agreement's months, such as after two years.</summary>
    LongWork,
    /// <summary>On becoming an adult: what goes on, here or elsewhere.</summary>
    Adulthood,
    /// <summary>Brought forward to look again at a pause.</summary>
    Pause,
}

/// <summary>A day to look at the work together; never a day on which it ends.</summary>
public sealed record ReviewDate(DateOnly On, ReviewKind Kind);

/// <summary>When the work is reviewed, by the agreement's rules; it goes on after all of them.</summary>
public static class Reviews
{
    /// <summary>In months before the young person is an adult.</summary>
    private const int TransitionMonthsBefore = 6;

    /// <summary>The first review after a day; null after the last one that the agreement asks for.</summary>
    public static ReviewDate? After(DateOnly day, DateOnly startedOn, DateOnly? dateOfBirth, EngagementRules rules) => rules.NextReview(startedOn, dateOfBirth, day) switch
    {
        null => null,
        { } next when next == AdultOn(dateOfBirth, rules) => new ReviewDate(next, ReviewKind.Adulthood),
        { } next => new ReviewDate(next, next == startedOn.AddMonths(rules.ReviewMonths[^1]) ? ReviewKind.LongWork : ReviewKind.Regular),
    };

    /// <summary>The day on which planning the move to adult services begins; null when the date of birth is not known.</summary>
    public static DateOnly? TransitionFrom(DateOnly? dateOfBirth, EngagementRules rules) => AdultOn(dateOfBirth, rules)?.AddMonths(-TransitionMonthsBefore);

    private static DateOnly? AdultOn(DateOnly? dateOfBirth, EngagementRules rules) => dateOfBirth?.AddYears(rules.ReviewUntilAge);
}
