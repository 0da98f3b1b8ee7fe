using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Mailing;

/// <summary>Mailboxes that mail does not reach: somebody owes the mending of each, once, until mail passes again.</summary>
internal static class MailboxTrouble
{
    /// <summary>A bounce may take as long to come back.</summary>
    public static readonly TimeSpan QuietAfterBounce = TimeSpan.FromDays(1);

    /// <summary>In the transaction that is open.</summary>
    /// <param name="bounced">It came back after it was taken over.</param>
    public static async Task BeginAsync(IHubStore store, HubDbContext context, NewRows rows, StoredMail mail, bool bounced, Agreement agreement, DateTimeOffset now)
    {
        var mailbox = mail.Row.Mailbox;
        await store.LockAsync(context, [IndexOf(mailbox)], CancellationToken.None);
        var trouble = await context.MailboxTroubles.FirstOrDefaultAsync(row => row.Mailbox == mailbox, CancellationToken.None);
        if (trouble is null)
        {
            trouble = new MailboxTroubleRow { Mailbox = mailbox, Bounced = bounced, Since = now, LastFailureAt = now };
            rows.Add(trouble);
        }

        (trouble.Bounced, trouble.LastFailureAt) = (trouble.Bounced || bounced, now);
        var owed = trouble.ObligationId is { } id && await context.Obligations.AnyAsync(row => row.Id == id && row.MetAt == null && row.CancelledAt == null, CancellationToken.None);
        if (!owed && mail.All.Count > 0)
        {
            var obligation = MailboxObligation.Of(mail, agreement, now);
            trouble.ObligationId = obligation.Id;
            rows.Add(obligation);
            rows.Add(Entry(obligation, "mailbox-failing", $"Mail does not reach {mail.To}: {obligation.OwedBy} has to mend it.", now));
        }
    }

    /// <summary>Every mailbox that mail has passed to since it last failed. The number of them.</summary>
    public static async Task<int> EndAsync(IHubStore store, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var quiet = now - QuietAfterBounce;
        var mended = from trouble in context.MailboxTroubles
                     where context.Mails.Any(mail => mail.Mailbox == trouble.Mailbox && mail.BouncedAt == null && mail.SentAt > trouble.LastFailureAt && (!trouble.Bounced || mail.SentAt <= quiet))
                     select trouble;
        if (!await mended.AnyAsync(cancellation))
        {
            return 0;
        }

        await using var transaction = await store.BeginWriteAsync(context, CancellationToken.None);
        var names = await mended.Select(trouble => trouble.Mailbox).ToListAsync(CancellationToken.None);
        await store.LockAsync(context, [.. names.Select(IndexOf)], CancellationToken.None);
        var rows = new NewRows();
        // Looked up again under the lock: it may have failed, or another instance may have ended it, meanwhile.
        var ended = await mended.Where(trouble => names.Contains(trouble.Mailbox)).ToListAsync(CancellationToken.None);
        foreach (var trouble in ended)
        {
            context.Remove(trouble);
            if (trouble.ObligationId is { } id && await context.Obligations.FirstOrDefaultAsync(row => row.Id == id && row.MetAt == null && row.CancelledAt == null, CancellationToken.None) is { } owed)
            {
                owed.MetAt = now;
                rows.Add(Entry(owed, "mailbox-mended", "Mail passes again to the mailbox that failed.", now));
            }
        }

        await store.WriteAsync(context, rows, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return ended.Count;
    }

    /// <summary>What is locked for a mailbox.</summary>
    private static Guid IndexOf(string mailbox) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"mailbox {mailbox}")).AsSpan(0, 16));

    private static TimelineRow Entry(ObligationRow owed, string happened, string text, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), ConcernId = owed.ConcernId, At = now, Event = happened, Agency = owed.OwedBy, Text = text };
}
