using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Observability;

/// <summary>Numbers that only the store knows, read every few seconds so that being measured costs nothing.</summary>
public sealed class StoreGauges(IHubStore store, HubMetrics metrics, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private Reading last = new(0, 0, 0, 0, []);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.Observe("hub_outbox_pending", () => [new(last.OutboxPending)]);
        metrics.Observe("hub_outbox_oldest_age_seconds", () => [new(last.OutboxOldestSeconds)], "s");
        metrics.Observe("hub_dead_letters", () => [new(last.DeadLetters)]);
        metrics.Observe("hub_alerts_open", () => [new(last.Referrals)]);
        metrics.Observe("hub_agency_last_message_timestamp_seconds", () => last.LastHeard.Select(agency => new Measurement<double>(agency.Value, new KeyValuePair<string, object?>("agency", agency.Key))), "s");
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                last = await ReadAsync(stoppingToken);
            }
            catch (Exception away) when (store.IsUnavailable(away))
            {
                // The last reading stands; readiness says that the store is away.
                continue;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<Reading> ReadAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var pending = await context.Outbox.Where(row => row.SentAt == null).CountAsync(cancellation);
        var oldest = pending == 0 ? now : await context.Outbox.Where(row => row.SentAt == null).MinAsync(row => row.CreatedAt, cancellation);
        var heard = await context.ReceivedMessages.Where(row => row.Sender != null && row.ReceivedAt > now.AddDays(-1))
            .GroupBy(row => row.Sender!).Select(same => new { Agency = same.Key, At = same.Max(row => row.ReceivedAt) }).ToListAsync(cancellation);
        return new Reading(
            pending, Math.Max(0, (now - oldest).TotalSeconds), await context.DeadLetters.CountAsync(cancellation), await context.Referrals.CountAsync(cancellation),
            heard.ToDictionary(each => each.Agency, each => (double)each.At.ToUnixTimeSeconds()));
    }

    private sealed record Reading(int OutboxPending, double OutboxOldestSeconds, int DeadLetters, int Referrals, Dictionary<string, double> LastHeard);
}
