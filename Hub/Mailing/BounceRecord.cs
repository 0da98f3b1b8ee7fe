using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Mailing;

/// <summary>Writes down that a mail came back, once for each mail. Not for use by two threads at once.</summary>
internal sealed class BounceRecord(IHubStore store, Agreement agreement, TimeProvider time)
{
    private AuditChain audit = new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>False when the hub never sent that mail, or knows already.</summary>
    public async Task<bool> WriteAsync(Bounce bounce)
    {
        var now = time.GetUtcNow();
        try
        {
            await using var context = store.Open();
            await using var transaction = await store.BeginWriteAsync(context, CancellationToken.None);
            var code = $"bounced-{bounce.Status}";
            if (await context.Mails.Where(row => row.Id == bounce.Mail && row.SentAt != null && row.BouncedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.BouncedAt, now).SetProperty(row => row.LastFailure, code), CancellationToken.None) == 0)
            {
                return false;
            }

            var lines = await context.MailLines.AsNoTracking().Where(line => line.MailId == bounce.Mail).OrderBy(line => line.Place).ToListAsync(CancellationToken.None);
            var mail = new StoredMail(await context.Mails.AsNoTracking().FirstAsync(row => row.Id == bounce.Mail, CancellationToken.None), lines, lines);
            var rows = new NewRows();
            MailHistory.Tell(rows, audit, mail, "mail-bounced", $"came back ({code})", now);
            await MailboxTrouble.BeginAsync(store, context, rows, mail, bounced: true, agreement, now);
            await store.WriteAsync(context, rows, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (Exception)
        {
            audit = new AuditChain(Guid.CreateVersion7(now));
            throw;
        }
    }
}
