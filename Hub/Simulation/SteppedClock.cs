namespace SafeguardingHub.Simulation;

/// <summary>Stands still until it is set. Timers keep the system's pace: nothing that is simulated waits for one.</summary>
internal sealed class SteppedClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <exception cref="ArgumentOutOfRangeException">It is before the time it shows.</exception>
    public void Set(DateTimeOffset to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, GetUtcNow());
        Interlocked.Exchange(ref ticks, to.UtcTicks);
    }
}
