using System.Threading.Channels;
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
    private readonly KeyRing keys;
    private readonly TimeProvider time;
    private readonly Action recorded;
    private readonly Channel<RecordingEntry> waiting = Channel.CreateUnbounded<RecordingEntry>(new UnboundedChannelOptions { SingleReader = false });
    private readonly Task[] writers;

    /// <param name="recorded">Called after each commit: there is something to deliver.</param>
    public Recorder(IHubStore store, KeyRing keys, TimeProvider time, Action recorded)
    {
        this.store = store;
        this.keys = keys;
        this.time = time;
        this.recorded = recorded;
        writers = [.. Enumerable.Range(0, store.ConcurrentWriters).Select(_ => Task.Run(WriteAsync))];
    }

    /// <summary>Completes once the message and all that follows from it are durable.</summary>
    /// <exception cref="Exception">It is not stored: the database is away (see <see cref="IHubStore.IsUnavailable"/>) or the hub has a fault.</exception>
    public async Task<Acceptance> RecordAsync(Recordable item, CancellationToken cancellation)
    {
        var entry = new RecordingEntry(item, new TaskCompletionSource<Acceptance>(TaskCreationOptions.RunContinuationsAsynchronously));
        await waiting.Writer.WriteAsync(entry, cancellation);
        return await entry.Done.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await Task.WhenAll(writers);
    }

    private async Task WriteAsync()
    {
        var writer = new GroupWriter(store, keys, time);
        while (await waiting.Reader.WaitToReadAsync())
        {
            var group = new List<RecordingEntry>(MostInAGroup);
            while (group.Count < MostInAGroup && waiting.Reader.TryRead(out var next))
            {
                group.Add(next);
            }

            if (group.Count > 0)
            {
                await writer.CommitAsync(group);
                recorded();
            }
        }
    }
}
