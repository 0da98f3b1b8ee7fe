using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Chasing;

/// <summary>A concern, its referrals and what is owed, held in a transaction while something takes effect on it.</summary>
internal sealed class HeldConcern
{
    private readonly HubDbContext context;
    private readonly IReadOnlyList<string> everOwed;
    private readonly List<EngagementRow> work;

    private HeldConcern(HubDbContext context, ConcernRow row, DataKey key, IReadOnlyList<KeptReferral> referrals, List<ObligationRow> owed, IReadOnlyList<string> everOwed, List<EngagementRow> work)
    {
        (this.context, Row, Key, Referrals, Owed, this.everOwed, this.work) = (context, row, key, referrals, owed, everOwed, work);
        Content = key.Open(row.SealedContent, CanonicalJson.Default.Concern, SealedJson.Content(row.Id));
    }

    public ConcernRow Row { get; }

    public DataKey Key { get; }

    public Concern Content { get; }

    public ConcernReference Reference => ConcernReference.Parse(Row.Reference);

    /// <summary>In the order in which they were recorded; those of one moment by their recipients, since ids of one moment have no order.</summary>
    public IReadOnlyList<KeptReferral> Referrals { get; }

    /// <summary>Open, those opened in this transaction included.</summary>
    public List<ObligationRow> Owed { get; }

    public IReadOnlyList<EngagementRow> Work => work;

    /// <summary>Call it under a lock on the concern's id.</summary>
    public static async Task<HeldConcern> LoadAsync(HubDbContext context, Guid concernId, KeyRing keys, CancellationToken cancellation)
    {
        var row = await context.Concerns.AsNoTracking().FirstAsync(each => each.Id == concernId, cancellation);
        var key = keys.Unwrap(await context.DataKeys.AsNoTracking().FirstAsync(each => each.Id == concernId, cancellation));
        var referrals = await context.Referrals.Where(each => each.ConcernId == concernId).OrderBy(each => each.RecordedAt).ThenBy(each => each.Recipient).ToListAsync(cancellation);
        var owed = await context.Obligations.Where(each => each.ConcernId == concernId && each.MetAt == null && each.CancelledAt == null).ToListAsync(cancellation);
        var settled = await context.Obligations.Where(each => each.ConcernId == concernId && (each.MetAt != null || each.CancelledAt != null)).Select(each => each.Name).Distinct().ToListAsync(cancellation);
        var work = await context.Engagements.Where(each => each.ConcernId == concernId).ToListAsync(cancellation);
        return new HeldConcern(context, row, key, [.. referrals.Select(each => KeptReferral.Open(each, row, referrals, owed, key))], owed, settled, work);
    }

    /// <summary>Whether it is or was owed, met or not.</summary>
    public bool WasOwed(string name) => everOwed.Contains(name) || Owed.Any(row => row.Name == name);

    public void Begin(EngagementRow begun)
    {
        context.Add(begun);
        work.Add(begun);
    }
}
