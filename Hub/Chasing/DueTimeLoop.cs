using SafeguardingHub.Persistence;

namespace SafeguardingHub.Chasing;

/// <summary>
/// Looks whether bank holidays have changed, as often as there is a sweep and on every instance, since each counts by a list of its own.
/// Apart from the sweep: nobody is chased late because many due times are counted anew.
/// </summary>
public sealed partial class DueTimeLoop(DueTimeRecount recount, SweepInterval sweep, IHubStore store, TimeProvider time, ILogger<DueTimeLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(sweep.Length, time);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await recount.RunAsync(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // What was not counted is counted by the next look.
            CountingFailed(log, failure.GetType().Name, store.IsUnavailable(failure));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Counting due times anew stopped and is tried again: {ExceptionType}, store unavailable: {Unavailable}")]
    private static partial void CountingFailed(ILogger log, string exceptionType, bool unavailable);
}
