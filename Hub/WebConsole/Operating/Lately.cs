namespace SafeguardingHub.WebConsole.Operating;

/// <summary>An answer that is asked for once and shown to everybody for a few seconds, so that many who look do not ask many times.</summary>
public sealed class Lately<TAnswer>(Func<CancellationToken, Task<TAnswer>> ask, TimeSpan keep, TimeProvider time) : IDisposable
    where TAnswer : class
{
    private readonly SemaphoreSlim oneAtATime = new(1);
    private (TAnswer Answer, long At)? last;

    /// <exception cref="Exception">Whatever asking throws; it is asked again the next time.</exception>
    public async Task<TAnswer> ReadAsync(CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            if (last is not { } kept || time.GetElapsedTime(kept.At) > keep)
            {
                last = kept = (await ask(cancellation), time.GetTimestamp());
            }

            return kept.Answer;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();
}
