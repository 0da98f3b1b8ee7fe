using System.Collections.Concurrent;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>Queues that the broker took away while they were read: somebody deleted them. For use by several threads.</summary>
public sealed class DeletedQueues : IDisposable
{
    private readonly ConcurrentQueue<string> deleted = new();
    private readonly SemaphoreSlim reported = new(0);

    public void Report(string queue)
    {
        deleted.Enqueue(queue);
        reported.Release();
    }

    /// <summary>Completes when one is reported, or after so long.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancellation) => reported.WaitAsync(most, cancellation);

    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (deleted.TryDequeue(out var queue))
        {
            taken.Add(queue);
        }

        return taken;
    }

    public void Dispose() => reported.Dispose();
}
