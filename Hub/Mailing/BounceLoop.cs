using MimeKit;
using SafeguardingHub.Agreements;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Mailing;

/// <summary>Looks for mail that came back, whatever happens. What a failure leaves is found again by the next look.</summary>
public sealed partial class BounceLoop(IEnumerable<IBounceSource> sources, IHubStore store, Agreement agreement, HubMetrics metrics, TimeProvider time, ILogger<BounceLoop> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<IBounceSource> all = [.. sources];
    private readonly BounceRecord record = new(store, agreement, time);

    /// <summary>One look everywhere. A source that fails does not keep the others from being read.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var source in all)
        {
            try
            {
                await source.ReadAsync(TakeAsync, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                NotRead(log, failure.GetType().Name, store.IsUnavailable(failure));
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (all.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(LookAgain, time, stoppingToken);
        }
    }

    private async Task TakeAsync(MimeMessage? message)
    {
        var bounce = message is null ? null : Bounce.Read(message);
        if (bounce is null || !await record.WriteAsync(bounce))
        {
            // An absence note, a delay, a letter, a repeat: nothing to act on, but it is not dropped without a trace.
            metrics.Mailed("bounce", "not-a-new-bounce");
            return;
        }

        metrics.Mailed("bounce", "bounced");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Bounces were not read: {ExceptionType}, store unavailable: {Unavailable}")]
    private static partial void NotRead(ILogger log, string exceptionType, bool unavailable);
}
