using SafeguardingHub.Persistence;
using SafeguardingHub.Recovery.Collecting;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>Looks at everything that operators have to know of, twice a minute, and at once when a queue is deleted.</summary>
public sealed partial class RecoveryWatch(
    LetterWatch letters, UncollectedWatch uncollected, BrokerWatch? broker, Incidents incidents, DeletedQueues deleted, IHubStore store, TimeProvider time, ILogger<RecoveryWatch> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>One look at everything; what cannot be looked at does not keep the rest from being.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await TryAsync("dead letters", letters.LookAsync, cancellation);
        await TryAsync("agencies' queues", uncollected.LookAsync, cancellation);
        if (broker is not null)
        {
            await TryAsync("broker", broker.LookAsync, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Every, time);
        var (tick, gone) = (timer.WaitForNextTickAsync(stoppingToken).AsTask(), deleted.WaitAsync(stoppingToken));
        await LookAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(tick, gone);
            (tick, gone) = (tick.IsCompleted ? timer.WaitForNextTickAsync(stoppingToken).AsTask() : tick, gone.IsCompleted ? deleted.WaitAsync(stoppingToken) : gone);
            await LookAsync(stoppingToken);
        }
    }

    private async Task TryAsync(string what, Func<CancellationToken, Task<Watched>> look, CancellationToken cancellation)
    {
        try
        {
            await incidents.ApplyAsync(await look(cancellation), cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotSeen(log, what, failure.GetType().Name, store.IsUnavailable(failure));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {What} could not be looked at: {ExceptionType}, store unavailable: {Unavailable}")]
    private static partial void NotSeen(ILogger log, string what, string exceptionType, bool unavailable);
}
