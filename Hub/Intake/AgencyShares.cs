using System.Collections.Concurrent;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Intake;

/// <summary>
/// How much of a lane one agency may have in work: what it sends beyond that is held, unacknowledged, until something of its own
/// is done, and what other agencies sent meanwhile passes it. Within what the broker has handed out, that is: a queue keeps its
/// order, so a message behind a longer flood waits until the flood before it is down to that.
/// </summary>
public sealed class AgencyShares
{
    private readonly ConcurrentDictionary<(AgencyId? Sender, IntakeLane Lane), SemaphoreSlim> shares = new();

    /// <summary>Dispose what it returns when the work is done.</summary>
    public async Task<IDisposable> TakeAsync(AgencyId? sender, IntakeLane lane, CancellationToken cancellation)
    {
        var share = shares.GetOrAdd((sender, lane), key => new SemaphoreSlim(key.Lane.Share));
        await share.WaitAsync(cancellation);
        return new Taken(share);
    }

    private sealed class Taken(SemaphoreSlim share) : IDisposable
    {
        public void Dispose() => share.Release();
    }
}
