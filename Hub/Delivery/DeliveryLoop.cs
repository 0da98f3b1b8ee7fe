using SafeguardingHub.Persistence;

namespace SafeguardingHub.Delivery;

/// <summary>Keeps relays going: at once when something was recorded, and every little while for what other instances recorded or what failed before.</summary>
public sealed partial class DeliveryLoop(Func<OutboxRelay> newRelay, DeliverySignal signal, IHubStore store, TimeProvider time, ILogger<DeliveryLoop> log) : BackgroundService
{
    /// <summary>While one waits for the broker, another composes or marks.</summary>
    private const int MostRelays = 2;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan StoreAway = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Math.Min(MostRelays, store.ConcurrentWriters)).Select(_ => Task.Run(() => RelayAsync(newRelay(), stoppingToken), CancellationToken.None)));

    private async Task RelayAsync(OutboxRelay relay, CancellationToken cancellation)
    {
        var looked = 0L;
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                var sent = await TriedAsync(relay.RelayFreshAsync, cancellation);
                if (signal.TakeOutbox() || time.GetElapsedTime(looked) > LookAgain)
                {
                    looked = time.GetTimestamp();
                    var claimed = await TriedAsync(relay.RelayAsync, cancellation);
                    if (claimed > 0)
                    {
                        // What waited behind it may go now, and there may be more than one round takes.
                        signal.RaiseForOutbox();
                    }

                    sent += claimed;
                }

                if (sent == 0)
                {
                    await signal.WaitAsync(LookAgain, cancellation);
                }
            }
        }
        finally
        {
            await TriedAsync(async _ => { await relay.ReleaseAsync(); return 0; }, CancellationToken.None);
        }
    }

    /// <summary>How many messages it worked on.</summary>
    private async Task<int> TriedAsync(Func<CancellationToken, Task<int>> relay, CancellationToken cancellation)
    {
        try
        {
            return await relay(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The rows are still in the outbox, leased for a while: nothing is lost by going on.
            RelayFailed(log, failure.GetType().Name, store.IsUnavailable(failure));
            await Task.Delay(StoreAway, time, cancellation);
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery stopped for a moment: {ExceptionType}, store unavailable: {Unavailable}")]
    private static partial void RelayFailed(ILogger log, string exceptionType, bool unavailable);
}
