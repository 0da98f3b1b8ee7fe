using System.Threading.Channels;

namespace SafeguardingHub.Recording;

/// <summary>
/// Wakes one of those who wait for work. Raised while nobody waits it is kept for the next one; raised several times it is kept once.
/// </summary>
public abstract class WakeSignal
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellation) => await raised.Reader.ReadAsync(cancellation);

    /// <summary>Ends without an error once <paramref name="most"/> has passed, raised or not.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(most);
        await WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }
}

/// <summary>Something waits to be recorded.</summary>
internal sealed class RecordingSignal : WakeSignal;
