namespace SafeguardingHub.Sandbox;

/// <summary>Waits for something to become true, never for time to pass.</summary>
public static class Condition
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <param name="what">Completes the sentence "gave up waiting until …".</param>
    /// <param name="limit">Wall time; looked at again every 50 milliseconds until then.</param>
    /// <exception cref="TimeoutException">The limit passed first.</exception>
    public static async Task MetAsync(string what, TimeSpan limit, Func<CancellationToken, Task<bool>> check, CancellationToken cancellation = default)
    {
        using var timer = new PeriodicTimer(Interval);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(limit);
        try
        {
            while (!await check(stop.Token))
            {
                await timer.WaitForNextTickAsync(stop.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"Gave up after {limit.TotalSeconds:0.#} seconds waiting until {what}.");
        }
    }

    public static Task MetAsync(string what, TimeSpan limit, Func<bool> check, CancellationToken cancellation = default) =>
        MetAsync(what, limit, _ => Task.FromResult(check()), cancellation);
}
