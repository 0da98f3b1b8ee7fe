using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>
/// Keeps what has begun and not ended in the store, so that several instances alert once between them. A unique index allows one
/// that is open for each name and subject.
/// </summary>
public sealed class Incidents(IHubStore store, IIncidentAlert alerts, TimeProvider time)
{
    /// <summary>Writes down what began and what ended since the last look, and tells operators of each once.</summary>
    public async Task ApplyAsync(Watched watched, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var open = await context.RecoveryIncidents.Where(row => row.EndedAt == null).Select(row => new { row.Name, row.Subject }).ToListAsync(cancellation);
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
    public async Task<IReadOnlyList<RecoveryIncidentRow>> OpenAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await context.RecoveryIncidents.AsNoTracking().Where(row => row.EndedAt == null).OrderBy(row => row.StartedAt).ToListAsync(cancellation);
    }

    /// <summary>Written down first, so that one instance alone tells it. What does not get through is not left written down, and is told at the next look.</summary>
    private async Task BeginAsync(Observation begun, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        context.RecoveryIncidents.Add(new RecoveryIncidentRow { Id = id, Name = begun.Name, Subject = begun.Subject, Detail = begun.Detail, Fix = begun.Fix, StartedAt = now });
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException raced) when (store.IsUniqueViolation(raced))
        {
            // Another instance was first, and tells it.
            return;
        }

        await TellAsync(
            new IncidentAlert(begun.Name, begun.Subject, Began: true, begun.Detail, begun.Fix, now),
            () => context.RecoveryIncidents.Where(row => row.Id == id).ExecuteDeleteAsync(CancellationToken.None), cancellation);
    }

    private async Task EndAsync(string name, string subject, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        var open = await context.RecoveryIncidents.AsNoTracking().FirstOrDefaultAsync(row => row.Name == name && row.Subject == subject && row.EndedAt == null, cancellation);
        if (open is not null && await context.RecoveryIncidents.Where(row => row.Id == open.Id && row.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellation) == 1)
        {
            await TellAsync(
                new IncidentAlert(name, subject, Began: false, "", "", now),
                () => context.RecoveryIncidents.Where(row => row.Id == open.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, (DateTimeOffset?)null), CancellationToken.None), cancellation);
        }
    }

    private async Task TellAsync(IncidentAlert alert, Func<Task> takeBack, CancellationToken cancellation)
    {
        try
        {
            await alerts.SendAsync(alert, cancellation);
        }
        catch
        {
            await takeBack();
            throw;
        }
    }
}
