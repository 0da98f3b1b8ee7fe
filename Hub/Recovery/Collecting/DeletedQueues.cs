using System.Collections.Concurrent;
using SafeguardingHub.Recording;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>Queues that the broker took away while they were read: somebody deleted them. For use by several threads.</summary>
public sealed class DeletedQueues : WakeSignal
{
    private readonly ConcurrentQueue<string> deleted = new();

    public void Report(string queue)
    {
        deleted.Enqueue(queue);
        Raise();
    }

    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (deleted.TryDequeue(out var queue))
        {
            taken.Add(queue);
        }

        return taken;
    }
}
