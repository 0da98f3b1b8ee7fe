using Quartz;

namespace SafeguardingHub.Chasing;

/// <summary>
/// Says when sweeps run, for all instances. In one step: Quartz's own way of doing it from the configuration looks first and stores
/// then, and of two instances that start at once on an empty store one would end.
/// </summary>
internal sealed class ChaseSchedule(ISchedulerFactory schedulers, SweepInterval sweep) : IHostedService
{
    private const string Chase = "chase";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var job = JobBuilder.Create<ChaseJob>().WithIdentity(Chase).Build();
        var trigger = TriggerBuilder.Create().WithIdentity(Chase).ForJob(job).StartNow().WithSimpleSchedule(every => every.WithInterval(sweep.Length).RepeatForever()).Build();
        await (await schedulers.GetScheduler(cancellationToken)).ScheduleJob(job, [trigger], replace: true, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
