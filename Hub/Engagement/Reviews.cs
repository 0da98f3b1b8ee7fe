namespace SafeguardingHub.Engagement;

/// <summary>What a review is about, besides how the child is.</summary>
public enum ReviewKind
{
    Regular,
    /// <summary>After two years.</summary>
    LongWork,
    /// <summary>On becoming an adult: what goes on, here or elsewhere.</summary>
    Adulthood,
    /// <summary>Brought forward to look again at a pause.</summary>
    Pause,
}

/// <summary>A day to look at the work together; never a day on which it ends.</summary>
public sealed record ReviewDate(DateOnly On, ReviewKind Kind);

/// <summary>When the work is reviewed: every six months from its start, at two years, and on the 18th birthday; it goes on after all of them.</summary>
public static class Reviews
{
    /// <summary>The first review after a day.</summary>
    public static ReviewDate After(DateOnly day, DateOnly startedOn, DateOnly? dateOfBirth, EngagementPolicy policy)
    {
        var months = policy.ReviewEveryMonths;
        while (startedOn.AddMonths(months) <= day)
        {
            months += policy.ReviewEveryMonths;
        }

        var regular = new ReviewDate(startedOn.AddMonths(months), months == policy.LongWorkMonths ? ReviewKind.LongWork : ReviewKind.Regular);
        return AdultOn(dateOfBirth, policy) is { } adult && adult > day && adult <= regular.On ? new ReviewDate(adult, ReviewKind.Adulthood) : regular;
    }

    /// <summary>The day on which planning the move to adult services begins; null when the date of birth is not known.</summary>
    public static DateOnly? TransitionFrom(DateOnly? dateOfBirth, EngagementPolicy policy) => AdultOn(dateOfBirth, policy)?.AddMonths(-policy.TransitionMonthsBefore);

    private static DateOnly? AdultOn(DateOnly? dateOfBirth, EngagementPolicy policy) => dateOfBirth?.AddYears(policy.AdultAge);
}
