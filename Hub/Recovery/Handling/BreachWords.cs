namespace SafeguardingHub.Recovery.Handling;

/// <summary>A clock as people say it.</summary>
public static class BreachWords
{
    private static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    public static string? Of(DateTimeOffset? due, DateTimeOffset now) => due is not { } at ? null
        : at <= now ? $"breached {Length(now - at)} ago"
        : $"breaches in {Length(at - now)}";

    private static string Length(TimeSpan length) => length switch
    {
        _ when length >= TwoDays => $"{(int)length.TotalDays} days",
        _ when length >= TimeSpan.FromHours(1) => $"{(int)length.TotalHours} h",
        _ => $"{Math.Max(1, (int)length.TotalMinutes)} min",
    };
}
