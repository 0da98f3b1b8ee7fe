using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Delivery;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery.Replaying;

/// <summary>
/// Works on replays, one after the other and each in the order in which its messages were received. How far it has come is in the
/// store: whoever is killed, another instance goes on when the lease is over.
/// </summary>
public sealed partial class ReplayLoop(IHubStore store, ReplayRunner runner, WaitingBehind waiting, DeliverySignal delivery, TimeProvider time, ILogger<ReplayLoop> log) : BackgroundService
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(2);

    /// <summary>Claims the next replay, if there is one, and works on it until it is finished.</summary>
    /// <returns>False when there was none.</returns>
    public async Task<bool> RunNextAsync(CancellationToken cancellation)
    {
        await waiting.ReleaseAsync(cancellation);
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var next = await context.Replays.AsNoTracking().Where(row => row.FinishedAt == null && row.LeasedUntil <= now).OrderBy(row => row.AskedAt).FirstOrDefaultAsync(cancellation);
        if (next is null || !await LeaseAsync(next, next.LeasedUntil, cancellation))
        {
            return false;
        }

        var began = time.GetTimestamp();
        var leased = began;
        var count = 0;
        foreach (var item in await context.ReplayItems.AsNoTracking().Where(row => row.ReplayId == next.Id && row.FinishedAt == null).OrderBy(row => row.Position).ToListAsync(cancellation))
        {
            await PaceAsync(next, began, count++, cancellation);
            if (time.GetElapsedTime(leased) > Lease / 3)
            {
                leased = time.GetTimestamp();
                await LeaseAsync(next, null, cancellation);
            }

            await runner.RunAsync(next, item, cancellation);
            delivery.RaiseForOutbox();
        }

        var finished = time.GetUtcNow();
        await using var ending = store.Open();
        await ending.Replays.Where(row => row.Id == next.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.FinishedAt, finished), CancellationToken.None);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunNextAsync(stoppingToken))
                {
                    await Task.Delay(LookAgain, time, stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Where it stopped is in the store: it goes on when its lease is over.
                Stopped(log, failure.GetType().Name, store.IsUnavailable(failure));
                await Task.Delay(Away, time, stoppingToken);
            }
        }
    }

    /// <param name="seen">The end of the lease that is to be over; null to renew one's own.</param>
    private async Task<bool> LeaseAsync(ReplayRow replay, DateTimeOffset? seen, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var until = time.GetUtcNow() + Lease;
        return await context.Replays.Where(row => row.Id == replay.Id && row.FinishedAt == null && (seen == null || row.LeasedUntil == seen))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, until), cancellation) == 1;
    }

    /// <summary>Evenly, at the capped rate.</summary>
    private async Task PaceAsync(ReplayRow replay, long began, int count, CancellationToken cancellation)
    {
        var ahead = TimeSpan.FromSeconds((double)count / replay.PerSecond) - time.GetElapsedTime(began);
        if (ahead > TimeSpan.Zero)
        {
            await Task.Delay(ahead, time, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A replay stopped for a moment: {ExceptionType}, store unavailable: {Unavailable}")]
    private static partial void Stopped(ILogger log, string exceptionType, bool unavailable);
}
