using SafeguardingHub.Persistence;

namespace SafeguardingHub.Mailing;

/// <summary>Keeps mail going, whatever happens: what was decided here or by other instances, and what failed before.</summary>
public sealed partial class MailLoop(MailRelay relay, IHubStore store, TimeProvider time, ILogger<MailLoop> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StoreAway = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await RelayedAsync(stoppingToken) == 0)
            {
                await Task.Delay(LookAgain, time, stoppingToken);
            }
        }
    }

    private async Task<int> RelayedAsync(CancellationToken cancellation)
    {
        try
        {
            return await relay.RelayAsync(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The rows are still there, leased for a while: nothing is lost by going on.
            MailStopped(log, failure.GetType().Name, store.IsUnavailable(failure));
            await Task.Delay(StoreAway, time, cancellation);
            return 0;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail stopped for a moment: {ExceptionType}, store unavailable: {Unavailable}")]
    private static partial void MailStopped(ILogger log, string exceptionType, bool unavailable);
}
