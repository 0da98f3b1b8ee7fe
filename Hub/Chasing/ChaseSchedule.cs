using Quartz;

namespace SafeguardingHub.Chasing;

/// <summary>
/// Says when sweeps run, for all instances, and runs them from when all of the hub has started until it stops. Scheduled in one
/// step: Quartz's own way of doing it from the configuration looks first and stores then, and of two instances that start at once
/// on an empty store one would end.
/// </summary>
internal sealed partial class ChaseSchedule(ISchedulerFactory schedulers, SweepInterval sweep, ILogger<ChaseSchedule> log) : IHostedLifecycleService
{
    private const string Chase = "chase";

    /// <summary>Quartz tries for good to give back what it has taken up, and would not let a hub end whose store is away; another instance takes it up again.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var job = JobBuilder.Create<ChaseJob>().WithIdentity(Chase).Build();
        var trigger = TriggerBuilder.Create().WithIdentity(Chase).ForJob(job).StartNow().WithSimpleSchedule(every => every.WithInterval(sweep.Length).RepeatForever()).Build();
        await (await schedulers.GetScheduler(cancellationToken)).ScheduleJob(job, [trigger], replace: true, cancellationToken);
    }

    public async Task StartedAsync(CancellationToken cancellationToken) => await (await schedulers.GetScheduler(cancellationToken)).Start(cancellationToken);

    /// <summary>A sweep that has begun is let end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken).WaitAsync(StopLimit, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            NotEnded(log, StopLimit);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweeps did not end within {Limit}, as when the store is away; the hub ends without them")]
    private static partial void NotEnded(ILogger log, TimeSpan limit);
}
