using Quartz;
using SafeguardingHub.Delivery;

namespace SafeguardingHub.Chasing;

/// <summary>Runs the sweep by the clock; what failed is found again by the next one.</summary>
[DisallowConcurrentExecution]
public sealed partial class ChaseJob(DueTimeRecount recount, SeenByHub seen, ChaseSweep sweep, DeliverySignal delivery, ILogger<ChaseJob> log) : IJob
{
    public async Task Execute(IJobExecutionContext context)
    {
        try
        {
            await recount.RunAsync(context.CancellationToken);
            var followed = await seen.RunAsync(context.CancellationToken);
            if (followed + await sweep.RunAsync(context.CancellationToken) > 0)
            {
                delivery.Raise();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            SweepStopped(log, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep stopped and is tried again: {ExceptionType}")]
    private static partial void SweepStopped(ILogger log, string exceptionType);
}
