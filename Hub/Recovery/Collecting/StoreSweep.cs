using SafeguardingHub.Persistence;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>Every few seconds: what the outbox cannot deliver, and the clocks of what is dead.</summary>
public sealed partial class StoreSweep(OutboxSweep outbox, ClockReading clocks, IHubStore store, TimeProvider time, ILogger<StoreSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var forgotten = false;
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                if (!forgotten)
                {
                    await clocks.ForgetUnreadAsync(stoppingToken);
                    forgotten = true;
                }

                await outbox.RunAsync(stoppingToken);
                await clocks.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotSwept(log, failure.GetType().Name, store.IsUnavailable(failure));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dead letters were not looked after for the moment: {ExceptionType}, store unavailable: {Unavailable}")]
    private static partial void NotSwept(ILogger log, string exceptionType, bool unavailable);
}
