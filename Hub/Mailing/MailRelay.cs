using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Mailing;

/// <summary>Sends what waits in the store, urgent mail first, and writes down what became of each. Not for use by two threads at once.</summary>
public sealed partial class MailRelay(IHubStore store, Agreement agreement, MailSettings settings, IMailDrop drop, HubMetrics metrics, TimeProvider time, ILogger<MailRelay> log)
{
    /// <summary>Mails claimed at once.</summary>
    private const int MostAtOnce = 20;

    /// <summary>Nobody else sends what this relay may still be sending.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private readonly MailRecord record = new(store, agreement, time);

    /// <summary>One round: claims, sends and marks one by one. The number of mails that left the outbox, or will not go.</summary>
    public async Task<int> RelayAsync(CancellationToken cancellation)
    {
        var mails = await ClaimAsync(cancellation);
        if (mails.Count == 0)
        {
            return await MailboxTrouble.EndAsync(store, time.GetUtcNow(), cancellation);
        }

        // What has less left of its lease than one mail may take is not begun.
        var latest = time.GetUtcNow() + Lease - (2 * (settings.Smtp?.Timeout ?? TimeSpan.Zero));
        var waiting = new Queue<StoredMail>(mails);
        var (done, wait) = (0, TimeSpan.Zero);
        try
        {
            while (wait == TimeSpan.Zero && !cancellation.IsCancellationRequested && time.GetUtcNow() <= latest && waiting.TryDequeue(out var mail))
            {
                var outcome = await SendAsync(mail, cancellation);
                metrics.Mailed(mail.Row.Kind, outcome.Code ?? "sent");
                done += outcome.Outcome == DropOutcome.Away ? 0 : 1;
                // The others would fare no better: one tries for all of them.
                wait = outcome.Outcome == DropOutcome.Away ? MailBackOff.ServerAway[0] : TimeSpan.Zero;
            }
        }
        finally
        {
            await drop.LeaveAsync();
            await record.ReleaseAsync([.. waiting.Select(mail => mail.Row.Id)], wait);
        }

        return done + await MailboxTrouble.EndAsync(store, time.GetUtcNow(), cancellation);
    }

    private async Task<DropResult> SendAsync(StoredMail mail, CancellationToken cancellation)
    {
        if (mail is { All.Count: > 0, Lines.Count: 0 })
        {
            await record.WithdrawAsync(mail);
            return new DropResult(DropOutcome.Refused, "answered");
        }

        var result = await HandOverAsync(mail, cancellation);
        await record.WriteAsync(mail, result);
        return result;
    }

    private async Task<DropResult> HandOverAsync(StoredMail mail, CancellationToken cancellation)
    {
        try
        {
            using var message = MailComposer.Compose(mail, settings);
            return await drop.SendAsync(message, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // A fault of ours in one mail must not hold up the others; it is tried again, and somebody is told in the end.
            CannotSend(log, mail.Row.Id, mail.Row.Kind, failure.GetType().Name);
            return new DropResult(DropOutcome.Deferred, $"cannot-send-{failure.GetType().Name}");
        }
    }

    /// <summary>What was answered since is told apart: nobody is chased after an answer.</summary>
    private async Task<IReadOnlyList<StoredMail>> ClaimAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var claimed = await store.ClaimMailsAsync(context, time.GetUtcNow(), Lease, MostAtOnce, cancellation);
        var ids = claimed.Select(row => row.Id).ToList();
        var lines = claimed.Count == 0 ? [] : await context.MailLines.AsNoTracking().Where(line => ids.Contains(line.MailId)).OrderBy(line => line.Place).ToListAsync(cancellation);
        var asked = lines.Select(line => line.ObligationId).Distinct().ToList();
        var open = asked.Count == 0 ? [] : await context.Obligations.Where(owed => asked.Contains(owed.Id) && owed.MetAt == null && owed.CancelledAt == null).Select(owed => owed.Id).ToHashSetAsync(cancellation);
        return [.. from row in claimed let all = lines.Where(line => line.MailId == row.Id).ToList() select new StoredMail(row, all, [.. all.Where(line => open.Contains(line.ObligationId))])];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Mail} ({Kind}) cannot be sent: {ExceptionType}")]
    private static partial void CannotSend(ILogger log, Guid mail, string kind, string exceptionType);
}
