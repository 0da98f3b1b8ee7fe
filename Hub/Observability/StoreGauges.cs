using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Observability;

/// <summary>Numbers that only the store knows, read every few seconds so that being measured costs nothing.</summary>
public sealed partial class StoreGauges(IHubStore store, Agreement agreement, HubMetrics metrics, TimeProvider time, ILogger<StoreGauges> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private Reading last = new(0, 0, 0, 0, [], 0, 0, 0, RecoveryReading.None);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        metrics.Observe("hub_outbox_pending", () => [new(last.OutboxPending)]);
        metrics.Observe("hub_outbox_oldest_age_seconds", () => [new(last.OutboxOldestSeconds)], "s");
        metrics.Observe("hub_mails_pending", () => [new(last.MailsPending)]);
        metrics.Observe("hub_mails_oldest_age_seconds", () => [new(last.MailsOldestSeconds)], "s");
        metrics.Observe("hub_mailboxes_failing", () => [new(last.MailboxesFailing)]);
        metrics.Observe("hub_dead_letters", () => [new(last.DeadLetters)]);
        metrics.Observe("hub_dead_letter_oldest_age_seconds", () => [new(last.Recovery.OldestSeconds)], "s");
        metrics.Observe("hub_dead_letters_overdue", () => [new(last.Recovery.Overdue)]);
        metrics.Observe("hub_collection_retries", () => [new(last.Recovery.CollectionRetries)]);
        metrics.Observe("hub_referrals_uncollected", () => last.Recovery.Uncollected.Select(agency => new Measurement<double>(agency.Value, new KeyValuePair<string, object?>("agency", agency.Key))));
        metrics.Observe("hub_incidents_open", () => last.Recovery.Incidents.Select(incident => new Measurement<double>(incident.Value, new KeyValuePair<string, object?>("incident", incident.Key))));
        metrics.Observe("hub_alerts_open", () => [new(last.Alerts)]);
        metrics.Observe("hub_agency_last_message_timestamp_seconds", () => last.LastHeard.Select(agency => new Measurement<double>(agency.Value, new KeyValuePair<string, object?>("agency", agency.Key))), "s");
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                last = await ReadAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The last reading stands; readiness says when the store is away. A number that cannot be read must not stop the hub.
                NotRead(log, failure.GetType().Name, store.IsUnavailable(failure));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<Reading> ReadAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var pending = await context.Outbox.Where(row => row.SentAt == null).CountAsync(cancellation);
        // None when the last one was sent since they were counted.
        var oldest = await context.Outbox.Where(row => row.SentAt == null).Select(row => (DateTimeOffset?)row.CreatedAt).MinAsync(cancellation) ?? now;
        var mails = context.Mails.Where(row => row.SentAt == null && row.GivenUpAt == null);
        var oldestMail = await mails.Select(row => (DateTimeOffset?)row.CreatedAt).MinAsync(cancellation) ?? now;
        var heard = await LastHeard.ReadAsync(context, agreement, cancellation);
        return new Reading(
            pending, Math.Max(0, (now - oldest).TotalSeconds), await context.DeadLetters.CountAsync(row => row.State == DeadLetterState.Dead && row.Source != DeadLetterSource.Quarantine, cancellation), await OpenAlerts.In(context).CountAsync(cancellation),
            heard.ToDictionary(each => each.Key, each => (double)each.Value.ToUnixTimeSeconds()),
            await mails.CountAsync(cancellation), Math.Max(0, (now - oldestMail).TotalSeconds), await context.MailboxTroubles.CountAsync(cancellation), await RecoveryReading.ReadAsync(context, now, cancellation));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store's numbers were not read: {ExceptionType}, store unavailable: {Unavailable}")]
    private static partial void NotRead(ILogger log, string exceptionType, bool unavailable);

    private sealed record Reading(int OutboxPending, double OutboxOldestSeconds, int DeadLetters, int Alerts, Dictionary<string, double> LastHeard, int MailsPending, double MailsOldestSeconds, int MailboxesFailing, RecoveryReading Recovery);
}
