namespace SafeguardingHub.Engagement;

/// <summary>The numbers by which the work with a child is looked after.</summary>
public sealed record EngagementPolicy
{
    /// <summary>Missed sessions in a row after which the supervisor is prompted, and again after as many more; at least 1.</summary>
    public int MissedForPrompt { get; init; } = 3;

    /// <summary>In months; six are often too short, so it goes on.</summary>
    public int ReviewEveryMonths { get; init; } = 6;

    /// <summary>In months; some children need two years.</summary>
    public int LongWorkMonths { get; init; } = 24;

    /// <summary>In whole years.</summary>
    public int AdultAge { get; init; } = 18;

    /// <summary>In months before the young person is an adult.</summary>
    public int TransitionMonthsBefore { get; init; } = 6;

    public static readonly EngagementPolicy Default = new();
}
