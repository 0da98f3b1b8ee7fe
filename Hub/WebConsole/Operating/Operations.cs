using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Recovery.Watching;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>Reads how the hub is.</summary>
public sealed class Operations(IHubStore store, Agreement agreement, BrokerLook broker, Incidents incidents, DeadLetterQueries letters, TwoPersonProposals proposals, TimeProvider time)
{
    public async Task<OperatorOverview> ReadAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var waiting = OpenAlerts.In(context);
        var unsent = context.Outbox.Where(row => row.SentAt == null);
        var dead = context.DeadLetters.Where(row => row.State == DeadLetterState.Dead);
        return new OperatorOverview
        {
            At = now,
            Unacknowledged = (await waiting.CountAsync(cancellation), await waiting.CountAsync(row => row.Due < now, cancellation)),
            Oldest = await (from owed in waiting
                            join concern in context.Concerns on owed.ConcernId equals concern.Id
                            orderby concern.RecordedAt, owed.Due
                            select new OldestAlert(concern.Reference, owed.OwedBy, concern.RecordedAt, owed.Due)).FirstOrDefaultAsync(cancellation),
            Dead = await DeadAsync(dead.Where(row => row.Source != DeadLetterSource.Quarantine), now, cancellation),
            Refused = await dead.CountAsync(row => row.Source == DeadLetterSource.Quarantine, cancellation),
            Outbox = (await unsent.CountAsync(cancellation), await unsent.Select(row => (DateTimeOffset?)row.CreatedAt).MinAsync(cancellation)),
            Heard = await LastHeard.ReadAsync(context, agreement, cancellation),
            Broker = await broker.ReadAsync(cancellation),
            Incidents = await incidents.OpenAsync(cancellation),
            Mail = await MailAsync(context, cancellation),
            Uncollected = await letters.UncollectedAsync(cancellation),
            Proposals = (await proposals.OpenAsync(cancellation)).Count,
        };
    }

    private static async Task<MailState> MailAsync(HubDbContext context, CancellationToken cancellation)
    {
        var failing = await context.MailboxTroubles.AsNoTracking().OrderBy(row => row.Since).ToListAsync(cancellation);
        var mailboxes = failing.Select(trouble => trouble.Mailbox).ToList();
        var givenUp = mailboxes.Count == 0 ? 0 : await context.Mails.CountAsync(row => mailboxes.Contains(row.Mailbox) && row.SentAt == null && row.GivenUpAt != null, cancellation);
        return new MailState(await context.Mails.CountAsync(row => row.SentAt == null && row.GivenUpAt == null, cancellation), givenUp, failing);
    }

    private static async Task<IReadOnlyList<DeadOfAgency>> DeadAsync(IQueryable<DeadLetterRow> dead, DateTimeOffset now, CancellationToken cancellation)
    {
        var (hour, day) = (now.AddHours(-1), now.AddDays(-1));
        var found = await dead.GroupBy(row => row.Agency).Select(same => new
        {
            Agency = same.Key,
            Hour = same.Sum(row => row.At > hour ? 1 : 0),
            Day = same.Sum(row => row.At <= hour && row.At > day ? 1 : 0),
            Older = same.Sum(row => row.At <= day ? 1 : 0),
            Oldest = same.Min(row => row.At),
        }).ToListAsync(cancellation);
        return [.. found.OrderBy(each => each.Oldest).Select(each => new DeadOfAgency(each.Agency, each.Hour, each.Day, each.Older, each.Oldest))];
    }
}
