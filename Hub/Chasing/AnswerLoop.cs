using SafeguardingHub.Delivery;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Chasing;

/// <summary>Applies answers: at once when one was recorded here, and every little while for what other instances recorded or what failed before.</summary>
public sealed partial class AnswerLoop(AnswerApplier applier, ChasingSignal signal, DeliverySignal delivery, IHubStore store, TimeProvider time, ILogger<AnswerLoop> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan StoreAway = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await AppliedAsync(stoppingToken) == 0)
            {
                await signal.WaitAsync(LookAgain, stoppingToken);
            }
            else
            {
                delivery.RaiseForOutbox();
            }
        }
    }

    private async Task<int> AppliedAsync(CancellationToken cancellation)
    {
        try
        {
            return await applier.ApplyAsync(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The answers are still recorded and not applied: nothing is lost by going on.
            ApplyingFailed(log, failure.GetType().Name, store.IsUnavailable(failure));
            await Task.Delay(StoreAway, time, cancellation);
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Applying answers stopped for a moment: {ExceptionType}, store unavailable: {Unavailable}")]
    private static partial void ApplyingFailed(ILogger log, string exceptionType, bool unavailable);
}
