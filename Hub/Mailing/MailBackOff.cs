namespace SafeguardingHub.Mailing;

/// <summary>When a mail that was not taken over is tried again.</summary>
public static class MailBackOff
{
    /// <summary>After the first attempt, the second and so on; the last repeats for as long as the server is away.</summary>
    public static IReadOnlyList<TimeSpan> ServerAway { get; } = [TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5)];

    public static IReadOnlyList<TimeSpan> MailboxDefers { get; } = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    /// <summary>A mailbox that has not taken a mail for so long does not work; the usual patience of mail, days, is too long here.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromHours(4);

    /// <param name="attempts">At least 1.</param>
    public static TimeSpan After(this IReadOnlyList<TimeSpan> intervals, int attempts) => intervals[Math.Min(attempts, intervals.Count) - 1];
}
