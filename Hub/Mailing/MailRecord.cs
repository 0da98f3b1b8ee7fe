using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Mailing;

/// <summary>Writes what became of a mail, each in a transaction of its own: taken over, to be tried again, or given up. Not for use by two threads at once.</summary>
internal sealed class MailRecord(IHubStore store, Agreement agreement, TimeProvider time)
{
    private AuditChain audit = new(Guid.CreateVersion7(time.GetUtcNow()));

    public Task WriteAsync(StoredMail mail, DropResult result)
    {
        var now = time.GetUtcNow();
        return result.Outcome switch
        {
            DropOutcome.Taken => TakenAsync(mail, now),
            DropOutcome.Refused => GivenUpAsync(mail, result.Code!, "was refused for good", now),
            DropOutcome.Deferred when now - mail.Row.DeferredSince >= MailBackOff.TooLong => GivenUpAsync(mail, result.Code!, "was not taken for too long", now),
            DropOutcome.Deferred => TriedAgainAsync(mail, result, now, MailBackOff.MailboxDefers),
            _ => TriedAgainAsync(mail, result, now, MailBackOff.ServerAway),
        };
    }

    /// <summary>All that was asked in it has been answered since.</summary>
    public Task WithdrawAsync(StoredMail mail)
    {
        var now = time.GetUtcNow();
        return StoreAsync(mail, set => set.SetProperty(row => row.GivenUpAt, now).SetProperty(row => row.LastFailure, "answered"), "mail-withdrawn", "is not sent: it has been answered", now);
    }

    /// <summary>Claimed and not tried: as if it had not been claimed, but for the wait.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<Guid> untried, TimeSpan wait)
    {
        if (untried.Count == 0)
        {
            return;
        }

        var next = time.GetUtcNow() + wait;
        await using var context = store.Open();
        await context.Mails.Where(row => untried.Contains(row.Id) && row.SentAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, next).SetProperty(row => row.Attempts, row => row.Attempts - 1), CancellationToken.None);
    }

    private Task TakenAsync(StoredMail mail, DateTimeOffset now) =>
        StoreAsync(mail, set => set.SetProperty(row => row.SentAt, now).SetProperty(row => row.LastFailure, (string?)null), "mailed", "is sent", now);

    private Task TriedAgainAsync(StoredMail mail, DropResult result, DateTimeOffset now, IReadOnlyList<TimeSpan> intervals)
    {
        var next = now + intervals.After(mail.Row.Attempts);
        var since = result.Outcome == DropOutcome.Deferred ? mail.Row.DeferredSince ?? now : mail.Row.DeferredSince;
        return StoreAsync(
            mail, set => set.SetProperty(row => row.NextAttemptAt, next).SetProperty(row => row.LastFailure, result.Code).SetProperty(row => row.DeferredSince, since), "mail-failed",
            MailHistory.TriedAgain(result, mail.Row.Attempts, next), now);
    }

    private Task GivenUpAsync(StoredMail mail, string code, string why, DateTimeOffset now) => StoreAsync(
        mail, set => set.SetProperty(row => row.GivenUpAt, now).SetProperty(row => row.LastFailure, code), "mail-given-up", $"{why} ({code}, attempt {mail.Row.Attempts})", now,
        (context, rows) => MailboxTrouble.BeginAsync(store, context, rows, mail, bounced: false, agreement, now));

    /// <summary>Not cancelled by a shutdown: what was taken over is marked, so that it is not sent again.</summary>
    private async Task StoreAsync(
        StoredMail mail, Action<UpdateSettersBuilder<MailRow>> set, string happened, string text, DateTimeOffset now, Func<HubDbContext, NewRows, Task>? beside = null)
    {
        try
        {
            await using var context = store.Open();
            await using var transaction = await store.BeginWriteAsync(context, CancellationToken.None);
            var rows = new NewRows();
            await context.Mails.Where(row => row.Id == mail.Row.Id).ExecuteUpdateAsync(set, CancellationToken.None);
            MailHistory.Tell(rows, audit, mail, happened, text, now);
            await (beside?.Invoke(context, rows) ?? Task.CompletedTask);
            await store.WriteAsync(context, rows, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception)
        {
            // Whether the entries were stored may be unknown: a chain is never continued from there.
            audit = new AuditChain(Guid.CreateVersion7(now));
            throw;
        }
    }
}
