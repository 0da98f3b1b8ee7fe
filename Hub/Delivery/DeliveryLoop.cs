using SafeguardingHub.Persistence;

namespace SafeguardingHub.Delivery;

/// <summary>Keeps the relay going: at once when something was recorded, and every little while for what other instances recorded or what failed before.</summary>
public sealed partial class DeliveryLoop(OutboxRelay relay, DeliverySignal signal, IHubStore store, ILogger<DeliveryLoop> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan StoreAway = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await RelayAsync(stoppingToken);
            if (wait > TimeSpan.Zero)
            {
                await signal.WaitAsync(wait, stoppingToken);
            }
        }
    }

    /// <summary>How long there is nothing to do.</summary>
    private async Task<TimeSpan> RelayAsync(CancellationToken cancellation)
    {
        try
        {
            return await relay.RelayAsync(cancellation) > 0 ? TimeSpan.Zero : LookAgain;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The rows are still in the outbox, leased for a while: nothing is lost by going on.
            RelayFailed(log, failure.GetType().Name, store.IsUnavailable(failure));
            return StoreAway;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery stopped for a moment: {ExceptionType}, store unavailable: {Unavailable}")]
    private static partial void RelayFailed(ILogger log, string exceptionType, bool unavailable);
}
