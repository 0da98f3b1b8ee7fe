using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery;

/// <summary>A choice of dead letters that can be made anew in any transaction.</summary>
public interface IQueryableLetters
{
    IQueryable<DeadLetterRow> In(HubDbContext context);
}

/// <summary>All of one fingerprint.</summary>
public sealed record OfGroup(string Fingerprint) : IQueryableLetters
{
    public IQueryable<DeadLetterRow> In(HubDbContext context) => context.DeadLetters.Where(row => row.Fingerprint == Fingerprint);
}

/// <summary>Those that are named.</summary>
public sealed record OfIds(IReadOnlyList<Guid> Ids) : IQueryableLetters
{
    public IQueryable<DeadLetterRow> In(HubDbContext context) => context.DeadLetters.Where(row => Ids.Contains(row.Id));
}
