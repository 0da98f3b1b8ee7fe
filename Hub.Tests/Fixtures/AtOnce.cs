namespace SafeguardingHub.Tests.Fixtures;

/// <summary>Several threads that do the same at the same moment.</summary>
internal static class AtOnce
{
    /// <param name="what">Is given the thread's number, from 0.</param>
    public static async Task<IReadOnlyList<T>> AllAsync<T>(int threads, Func<int, T> what)
    {
        using var together = new Barrier(threads);
        return await Task.WhenAll(Enumerable.Range(0, threads).Select(number => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return what(number);
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }
}
