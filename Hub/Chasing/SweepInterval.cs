namespace SafeguardingHub.Chasing;

/// <summary>From one look for what is overdue to the next.</summary>
public sealed record SweepInterval(TimeSpan Length);
