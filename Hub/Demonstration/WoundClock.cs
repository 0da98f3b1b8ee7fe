namespace SafeguardingHub.Demonstration;

/// <summary>The system's clock, wound forward so that one need not wait for what is owed in hours. Timers keep the system's pace.</summary>
public sealed class WoundClock : TimeProvider
{
    private long ahead;

    /// <summary>How far it is ahead of the system's clock.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <summary>It is never wound back.</summary>
    public void WindTo(DateTimeOffset at)
    {
        if (at - GetUtcNow() is { Ticks: > 0 } missing)
        {
            Interlocked.Add(ref ahead, missing.Ticks);
        }
    }
}
