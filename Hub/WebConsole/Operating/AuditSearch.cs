using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>Entries of the audit, the newest first.</summary>
public sealed record AuditEntries(IReadOnlyList<AuditRow> Entries, int Total, int Pages);

/// <summary>Looks through the audit. That somebody looked, and for what, is an entry too.</summary>
public sealed class AuditSearch(IHubStore store, AuditTrail audit)
{
    /// <summary>How many are counted at the most: a longer list is not read, it is narrowed down.</summary>
    public const int MostCounted = 10_000;

    public async Task<AuditEntries> FindAsync(ConsolePerson person, AuditFilter filter, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var (start, end) = filter.Moments;
        var found = context.Audit.AsNoTracking().Where(row => row.At >= start && row.At < end
            && (filter.Actor == null || row.Actor.Contains(filter.Actor)) && (filter.Action == null || row.Action == filter.Action) && (filter.Subject == null || row.Subject == filter.Subject));
        var total = await found.Take(MostCounted).CountAsync(cancellation);
        var pages = Math.Max(1, (total + Inbox.PerPage - 1) / Inbox.PerPage);
        var entries = await found.OrderByDescending(row => row.At).ThenBy(row => row.Chain).ThenByDescending(row => row.Sequence)
            .Skip((Math.Min(filter.Page, pages) - 1) * Inbox.PerPage).Take(Inbox.PerPage).ToListAsync(cancellation);
        await audit.AppendAsync(person.Actor, "audit-searched", "audit", filter.ToString(), cancellation);
        return new AuditEntries(entries, total, pages);
    }
}
