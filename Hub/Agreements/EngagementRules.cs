namespace SafeguardingHub.Agreements;

/// <summary>How the work with a child is kept going at the child's pace. None of these ever closes a case or asks anything of the child.</summary>
public sealed record EngagementRules
{
    /// <summary>Months after the work began at which somebody looks whether it helps, ascending.</summary>
    public required IReadOnlyList<int> ReviewMonths { get; init; }

    /// <summary>Months between reviews after the last of <see cref="ReviewMonths"/>.</summary>
    public required int ReviewEveryMonths { get; init; }

    /// <summary>Years; on that birthday is the last review that the hub asks for.</summary>
    public required int ReviewUntilAge { get; init; }

    /// <summary>Sessions to which the child was not brought, in a row, after which place, time and worker are looked at.</summary>
    public required int PromptAfterMissed { get; init; }

    public required string PromptRole { get; init; }

    public required string PromptWhat { get; init; }

    /// <summary>The clock between telling the partners and closing.</summary>
    public required string CloseNotice { get; init; }

    /// <summary>The clock after which the cover is told that a child reached out, when the worker has not picked it up.</summary>
    public required string ReachOutCover { get; init; }

    public required string Source { get; init; }

    /// <summary>Whether this session is one after which to look: the Nth in a row, and every Nth again.</summary>
    public bool PromptsAfter(int missedInARow) => missedInARow > 0 && missedInARow % PromptAfterMissed == 0;

    /// <summary>The first review after a day; null once the child has reached the age. A child whose birthday is not known is looked at for good.</summary>
    public DateOnly? NextReview(DateOnly began, DateOnly? born, DateOnly after)
    {
        var next = MonthsOn().Select(began.AddMonths).First(review => review > after);
        return born?.AddYears(ReviewUntilAge) is not { } birthday || next <= birthday ? next
            : after < birthday ? birthday : null;
    }

    private IEnumerable<int> MonthsOn()
    {
        foreach (var month in ReviewMonths)
        {
            yield return month;
        }

        for (var month = ReviewMonths[^1] + ReviewEveryMonths; ; month += ReviewEveryMonths)
        {
            yield return month;
        }
    }
}
