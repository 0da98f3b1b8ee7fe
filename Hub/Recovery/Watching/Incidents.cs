using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>
/// Keeps what has begun and not ended in the store, so that several instances alert once between them. A unique index allows one
/// that is open for each name and subject.
/// </summary>
public sealed class Incidents(IHubStore store, IOperatorAlert alerts, TimeProvider time)
{
    /// <summary>Writes down what began and what ended since the last look, and tells operators of each once.</summary>
    public async Task ApplyAsync(Watched watched, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var open = await context.Incidents.Where(row => row.EndedAt == null).Select(row => new { row.Name, row.Subject }).ToListAsync(cancellation);
        var changes = IncidentChanges.Of(watched, [.. open.Select(row => (row.Name, row.Subject))]);
        foreach (var begun in changes.Begin)
        {
            await BeginAsync(begun, cancellation);
        }

        foreach (var (name, subject) in changes.End)
        {
            await EndAsync(name, subject, cancellation);
        }
    }

    /// <summary>Those open, the longest first.</summary>
    public async Task<IReadOnlyList<IncidentRow>> OpenAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await context.Incidents.AsNoTracking().Where(row => row.EndedAt == null).OrderBy(row => row.StartedAt).ToListAsync(cancellation);
    }

    /// <summary>Told first within the transaction: an alert that does not get through is not written down, and is told at the next look.</summary>
    private async Task BeginAsync(Observation begun, CancellationToken cancellation)
    {
        await using var context = store.Open();
        await using var transaction = await store.BeginWriteAsync(context, cancellation);
        var now = time.GetUtcNow();
        context.Incidents.Add(new IncidentRow { Id = Guid.CreateVersion7(now), Name = begun.Name, Subject = begun.Subject, Detail = begun.Detail, Fix = begun.Fix, StartedAt = now });
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException raced) when (store.IsUniqueViolation(raced))
        {
            // Another instance was first, and has told it.
            return;
        }

        await alerts.SendAsync(new OperatorAlert(begun.Name, begun.Subject, Began: true, begun.Detail, begun.Fix, now), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task EndAsync(string name, string subject, CancellationToken cancellation)
    {
        await using var context = store.Open();
        await using var transaction = await store.BeginWriteAsync(context, cancellation);
        var now = time.GetUtcNow();
        var ended = await context.Incidents.Where(row => row.Name == name && row.Subject == subject && row.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellation);
        if (ended == 1)
        {
            await alerts.SendAsync(new OperatorAlert(name, subject, Began: false, "", "", now), cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }
}
