namespace SafeguardingHub.Translation;

/// <summary>
/// Work that may take so long and no longer. A thread cannot be stopped from outside: work that overran its time goes on until
/// it ends by itself or the hub does, and costs a thread, its processor time and what it holds in memory; its result is thrown
/// away. While it runs the pool is given a thread more, so that nobody waits for the one that is lost.
/// </summary>
internal sealed class BoundedWork
{
    /// <summary>
    /// Time is counted in steps, and a step counts once however late it is looked at: a machine that stood still, or a pool that
    /// was too busy to begin, must not have a good message refused.
    /// </summary>
    private const int Steps = 10;

    private readonly Lock counting = new();
    private int overrun;

    /// <summary>How many overran their time and are running still.</summary>
    public int Overrun => Volatile.Read(ref overrun);

    /// <returns>Null when the work overran the limit.</returns>
    public async Task<TResult?> RunAsync<TResult>(Func<TResult> work, TimeSpan limit, TimeProvider time)
        where TResult : class
    {
        var begun = false;
        var running = Task.Run(() =>
        {
            Volatile.Write(ref begun, true);
            return work();
        });
        for (var step = 0; step < Steps && !running.IsCompleted; step += Volatile.Read(ref begun) ? 1 : 0)
        {
            await ((Task)running).WaitAsync(limit / Steps, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (running.IsCompleted)
        {
            return await running;
        }

        Count(1);
        _ = EndAsync(running);
        return null;
    }

    private async Task EndAsync(Task running)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Count(-1);
    }

    private void Count(int change)
    {
        lock (counting)
        {
            overrun += change;
            ThreadPool.GetMinThreads(out var workers, out var completions);
            ThreadPool.SetMinThreads(workers + change, completions);
        }
    }
}
