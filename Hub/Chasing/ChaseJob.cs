using Quartz;
using SafeguardingHub.Delivery;

namespace SafeguardingHub.Chasing;

/// <summary>Runs the sweep by the clock; what failed is found again by the next one.</summary>
[DisallowConcurrentExecution]
public sealed partial class ChaseJob(SeenByHub seen, ChaseSweep sweep, DeliverySignal delivery, ILogger<ChaseJob> log) : IJob
{
    public async Task Execute(IJobExecutionContext context)
    {
        var followed = await ApartAsync(seen.RunAsync, context.CancellationToken);
        if (followed + await ApartAsync(sweep.RunAsync, context.CancellationToken) > 0)
        {
            delivery.RaiseForOutbox();
        }
    }

    /// <summary>Whatever fails before it, what is overdue is chased.</summary>
    private async Task<int> ApartAsync(Func<CancellationToken, Task<int>> part, CancellationToken cancellation)
    {
        try
        {
            return await part(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            SweepStopped(log, failure.GetType().Name);
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep stopped and is tried again: {ExceptionType}")]
    private static partial void SweepStopped(ILogger log, string exceptionType);
}
