using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>
/// Counts open due times anew when bank holidays have changed, while the hub runs or while it was stopped: one concern at a time, each
/// in one transaction with what its timeline says of it. Not for use by two threads at once.
/// </summary>
public sealed partial class DueTimeRecount(IHubStore store, Agreement agreement, BankHolidaySource source, TimeProvider time, ILogger<DueTimeRecount> log)
{
    /// <summary>Concerns looked up at once.</summary>
    private const int MostAtOnce = 100;

    private AuditChain chain = new(Guid.CreateVersion7(time.GetUtcNow()));
    private string? counted;

    /// <summary>The number of due times that are others now.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (source.File?.Look() is { } reading)
        {
            agreement.HolidaysInForce.Exchange(reading.InForce);
            if (reading.Fault is { } fault)
            {
                CannotRead(log, fault);
            }
        }

        var days = agreement.Holidays.Written();
        if (days == counted)
        {
            return 0;
        }

        var changed = await CountAsync(days, cancellation);
        if (!cancellation.IsCancellationRequested)
        {
            counted = days;
        }

        return changed;
    }

    private async Task<int> CountAsync(string days, CancellationToken cancellation)
    {
        // What this instance counted by a list that another had exchanged already is counted once more.
        var before = counted ?? await CountedCalendar.ReadAsync(store, cancellation);
        if (before == days)
        {
            return 0;
        }

        var (changed, last) = (0, Guid.Empty);
        while (before is not null && !cancellation.IsCancellationRequested && await NextAsync(last, cancellation) is { Count: > 0 } concerns)
        {
            foreach (var concern in concerns)
            {
                changed += await CountApartAsync(concern, agreement.WithBankHolidays(BankHolidays.Read(System.Text.Encoding.UTF8.GetBytes(before))));
            }

            last = concerns[^1];
        }

        if (!cancellation.IsCancellationRequested)
        {
            await CountedCalendar.KeepAsync(store, days, time.GetUtcNow());
        }

        return changed;
    }

    private async Task<IReadOnlyList<Guid>> NextAsync(Guid after, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await context.Obligations.Where(row => row.MetAt == null && row.CancelledAt == null && row.ConcernId > after)
            .Select(row => row.ConcernId).Distinct().OrderBy(concern => concern).Take(MostAtOnce).ToListAsync(cancellation);
    }

    /// <summary>A fault of ours in one concern must not hold up the others; its times stay as they were.</summary>
    private async Task<int> CountApartAsync(Guid concern, Agreement before)
    {
        try
        {
            return await CountAsync(concern, before);
        }
        catch (Exception failure)
        {
            // Whether the entries were stored may be unknown (a commit whose answer was lost): a chain is never continued from there.
            chain = new AuditChain(Guid.CreateVersion7(time.GetUtcNow()));
            if (store.IsUnavailable(failure))
            {
                throw;
            }

            CannotCount(log, concern, failure.GetType().Name);
            return 0;
        }
    }

    private async Task<int> CountAsync(Guid concern, Agreement before)
    {
        await using var context = store.Open();
        await using var transaction = await store.BeginWriteAsync(context, CancellationToken.None);
        await store.LockAsync(context, [concern], CancellationToken.None);
        var now = time.GetUtcNow();
        var open = await context.Obligations.Where(row => row.ConcernId == concern && row.MetAt == null && row.CancelledAt == null && row.Since != null).ToListAsync(CancellationToken.None);
        var byId = open.ToDictionary(row => row.Id.ToString());
        var recount = Recount.Of(open.Select(Open), before, agreement.Holidays);
        var rows = new NewRows();
        foreach (var change in recount.Changed.Where(change => change.Now is not null))
        {
            var row = byId[change.Open.Reference];
            row.NextChaseAt = row.Stage is null ? change.Now!.Value : row.NextChaseAt;
            row.Due = change.Now!.Value;
            rows.Add(new TimelineRow { Id = Guid.CreateVersion7(now), ConcernId = concern, At = now, Event = "recounted", Agency = row.OwedBy, Text = $"{row.Name}: {change.Because}" });
        }

        if (recount.Changed.Count > 0)
        {
            var reference = await context.Concerns.Where(row => row.Id == concern).Select(row => row.Reference).FirstAsync(CancellationToken.None);
            rows.Add(chain.Append(now, "hub", "recounted", reference));
        }

        await store.WriteAsync(context, rows, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return recount.Changed.Count;
    }

    /// <summary>Under the clock as it was chosen when it was opened; a clock that stands still is counted when it runs again.</summary>
    private OpenClock Open(ObligationRow row) => new(row.Id.ToString(), row.Clock, AgencyId.Parse(row.OwedBy), row.Since!.Value, row.Due)
    {
        Pauses = StandingStill.PausesOf(row),
        Exactly = ProcessClocks.Find(row.Clock, agreement),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault}")]
    private static partial void CannotRead(ILogger log, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is owed in concern {Concern} cannot be counted anew: {ExceptionType}")]
    private static partial void CannotCount(ILogger log, Guid concern, string exceptionType);
}
