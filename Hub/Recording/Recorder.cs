using SafeguardingHub.Persistence;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>
/// Group commit: callers wait while what they brought is put, together with what others brought, into one transaction.
/// </summary>
public sealed class Recorder : IAsyncDisposable
{
    /// <summary>Messages in one transaction at the most.</summary>
    private const int MostInAGroup = 100;

    private readonly IHubStore store;
    private readonly IHandover handover;
    private readonly KeyRing keys;
    private readonly TimeProvider time;
    private readonly Action answered;
    private readonly WaitingEntries waiting = new();
    private readonly RecordingSignal signal = new();
    private readonly Task[] writers;
    private volatile bool closing;

    /// <param name="answered">Called after a commit with answers in it: there is something to apply.</param>
    public Recorder(IHubStore store, IHandover handover, KeyRing keys, TimeProvider time, Action answered)
    {
        this.store = store;
        this.handover = handover;
        this.keys = keys;
        this.time = time;
        this.answered = answered;
        writers = [.. Enumerable.Range(0, store.ConcurrentWriters).Select(_ => Task.Run(WriteAsync))];
    }

    /// <summary>Completes once the message and all that follows from it are durable.</summary>
    /// <exception cref="Exception">It is not stored: the database is away (see <see cref="IHubStore.IsUnavailable"/>) or the hub has a fault.</exception>
    public async Task<Acceptance> RecordAsync(Recordable item, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var entry = RecordingEntry.For(item, keys);
        waiting.Add(entry);
        signal.Raise();
        return await entry.Done.Task.WaitAsync(cancellation);
    }

    /// <summary>What waits is still recorded.</summary>
    public async ValueTask DisposeAsync()
    {
        closing = true;
        signal.Raise();
        await Task.WhenAll(writers);
    }

    private async Task WriteAsync()
    {
        var writer = new GroupWriter(store, handover, keys, time);
        while (!closing || !waiting.IsEmpty)
        {
            await signal.WaitAsync(CancellationToken.None);
            await handover.RoomAsync();
            var group = waiting.Take(MostInAGroup);
            if (group.Count > 0)
            {
                // Another writer may begin on the rest.
                signal.Raise();
                await writer.CommitAsync(group);
                waiting.Done(group);
                if (group.Any(entry => AnsweredConcern.Of(entry.Item.Translation) is not null))
                {
                    answered();
                }

                signal.Raise();
            }
        }

        signal.Raise();
    }
}
