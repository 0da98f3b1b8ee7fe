using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery.Handling;

/// <summary>What operators look at: the store only, never the broker, and never what a message said.</summary>
public sealed class DeadLetterQueries(IHubStore store, TimeProvider time)
{
    /// <param name="all">Groups that are settled too.</param>
    public async Task<IReadOnlyList<DeadLetterGroup>> ListAsync(bool all, string? agency, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await ListAsync(context, context.DeadLetters.AsNoTracking().Where(row => (all || row.State == DeadLetterState.Dead) && (agency == null || row.Agency == agency)), all, cancellation);
    }

    /// <param name="id">Of a group, or its fingerprint.</param>
    /// <exception cref="RefusedException">There is no such group.</exception>
    public async Task<string> FingerprintAsync(string id, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return (await context.DeadLetters.Select(row => row.Fingerprint).Distinct().ToListAsync(cancellation)).FirstOrDefault(each => each == id || DeadLetterGroup.IdOf(each) == id)
            ?? throw new RefusedException(Refused.NotFound, $"There is no group {id}.");
    }

    public async Task<GroupDetail> ShowAsync(string id, int most, CancellationToken cancellation)
    {
        var fingerprint = await FingerprintAsync(id, cancellation);
        await using var context = store.Open();
        var group = (await ListAsync(context, context.DeadLetters.AsNoTracking().Where(row => row.Fingerprint == fingerprint), all: true, cancellation)).Single();
        var letters = await context.DeadLetters.AsNoTracking().Where(row => row.Fingerprint == fingerprint)
            .OrderBy(row => row.State != DeadLetterState.Dead).ThenBy(row => row.ReceivedAt).ThenBy(row => row.Sequence).Take(most).ToListAsync(cancellation);
        var notes = await context.DeadLetterNotes.AsNoTracking().Where(row => row.Fingerprint == fingerprint).OrderBy(row => row.At).ToListAsync(cancellation);
        var replays = await context.Replays.AsNoTracking().Where(row => row.Fingerprint == fingerprint).OrderBy(row => row.AskedAt).ToListAsync(cancellation);
        return new GroupDetail(
            group, await LinesAsync(context, letters, cancellation), [.. notes.Select(note => new GroupNote(note.At, note.Author, note.Text))], await ProgressAsync(context, replays, cancellation));
    }

    /// <exception cref="RefusedException">There is no such dead letter.</exception>
    public async Task<DeadLetterLine> ShowOneAsync(Guid id, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var row = await context.DeadLetters.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellation) ?? throw new RefusedException(Refused.NotFound, $"There is no dead letter {id}.");
        return (await LinesAsync(context, [row], cancellation))[0];
    }

    /// <summary>The group that a dead letter is in.</summary>
    /// <exception cref="RefusedException">There is no such dead letter.</exception>
    public async Task<string> FingerprintOfAsync(Guid id, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await context.DeadLetters.Where(row => row.Id == id).Select(row => row.Fingerprint).FirstOrDefaultAsync(cancellation) ?? throw new RefusedException(Refused.NotFound, $"There is no dead letter {id}.");
    }

    /// <exception cref="RefusedException">There is no such replay.</exception>
    public async Task<ReplayProgress> ReplayAsync(Guid id, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var row = await context.Replays.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellation) ?? throw new RefusedException(Refused.NotFound, $"There is no replay {id}.");
        return (await ProgressAsync(context, [row], cancellation))[0];
    }

    /// <summary>Messages that are on the broker still because they could not be kept.</summary>
    public async Task<IReadOnlyList<CollectionRetryRow>> RetriesAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await context.CollectionRetries.AsNoTracking().OrderBy(row => row.Since).ToListAsync(cancellation);
    }

    /// <summary>Referrals that were delivered and are not collected, the oldest first.</summary>
    public async Task<IReadOnlyList<UncollectedLine>> UncollectedAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await (from row in context.UncollectedReferrals.AsNoTracking()
                      join referral in context.Referrals on row.ReferralId equals referral.Id
                      join concern in context.Concerns on referral.ConcernId equals concern.Id
                      where row.CollectedAt == null
                      orderby row.DeliveredAt
                      select new UncollectedLine(concern.Reference, row.Agency, concern.RaisedBy, row.DeliveredAt, row.FoundAt)).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<DeadLetterGroup>> ListAsync(HubDbContext context, IQueryable<DeadLetterRow> rows, bool all, CancellationToken cancellation)
    {
        var parts = await rows.GroupBy(row => new { row.Fingerprint, row.Agency, row.State })
            .Select(same => new { same.Key.Fingerprint, same.Key.Agency, same.Key.State, Count = same.Count(), First = same.Min(row => row.At), Last = same.Max(row => row.LastFailedAt), Due = same.Min(row => row.Due), Urgent = same.Sum(row => row.Urgent ? 1 : 0) })
            .ToListAsync(cancellation);
        var said = await context.DeadLetterGroups.AsNoTracking().ToDictionaryAsync(row => row.Fingerprint, cancellation);
        var now = time.GetUtcNow();
        return
        [
            .. from part in parts
               group part by part.Fingerprint into same
               let dead = same.Where(part => part.State == DeadLetterState.Dead).ToList()
               where all || dead.Count > 0
               let due = dead.Min(part => part.Due)
               let count = dead.Sum(part => part.Count)
               let word = said.GetValueOrDefault(same.Key)
               orderby due is null, due, count descending, same.Key
               select new DeadLetterGroup
               {
                   Fingerprint = same.Key,
                   State = GroupStates.Of(word, count, same.Where(part => part.State is DeadLetterState.Replayed or DeadLetterState.Delivered or DeadLetterState.Superseded).Sum(part => part.Count), dead.Count == 0 ? null : dead.Max(part => part.Last)),
                   Count = count,
                   Settled = same.Sum(part => part.Count) - count,
                   FirstSeen = same.Min(part => part.First),
                   LastSeen = same.Max(part => part.Last),
                   Agencies = [.. same.Select(part => part.Agency).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
                   Due = due,
                   Clock = BreachWords.Of(due, now),
                   Urgent = dead.Sum(part => part.Urgent),
                   Owner = word?.Owner,
               },
        ];
    }

    private async Task<IReadOnlyList<DeadLetterLine>> LinesAsync(HubDbContext context, IReadOnlyList<DeadLetterRow> rows, CancellationToken cancellation)
    {
        var keys = rows.Where(row => row.Source == DeadLetterSource.Behind && row.State == DeadLetterState.Dead).Select(row => row.OrderKey).OfType<Guid>().Distinct().ToList();
        var earlier = keys.Count == 0 ? [] : await context.DeadLetters.AsNoTracking().Where(row => row.State == DeadLetterState.Dead && row.OrderKey != null && keys.Contains(row.OrderKey.Value))
            .Select(row => new { row.Id, row.OrderKey, row.ReceivedAt }).ToListAsync(cancellation);
        var now = time.GetUtcNow();
        return
        [
            .. rows.Select(row => new DeadLetterLine(
                row.Id, row.Source.ToString(), row.Queue, row.Code, row.Agency, row.Kind, row.Urgent, row.ReceivedAt, row.LastFailedAt, row.State.ToString(), row.Due, row.DueWhat,
                row.State == DeadLetterState.Dead ? BreachWords.Of(row.Due, now) : null, row.Replays, row.LastOutcome,
                row.Source == DeadLetterSource.Behind ? earlier.Where(each => each.OrderKey == row.OrderKey && each.Id != row.Id && each.ReceivedAt <= row.ReceivedAt).MinBy(each => each.ReceivedAt)?.Id : null,
                row.EditOf)),
        ];
    }

    private static async Task<IReadOnlyList<ReplayProgress>> ProgressAsync(HubDbContext context, IReadOnlyList<ReplayRow> replays, CancellationToken cancellation)
    {
        var ids = replays.Select(row => row.Id).ToList();
        var outcomes = await context.ReplayItems.Where(item => ids.Contains(item.ReplayId) && item.FinishedAt != null)
            .GroupBy(item => new { item.ReplayId, item.Outcome }).Select(same => new { same.Key.ReplayId, same.Key.Outcome, Count = same.Count() }).ToListAsync(cancellation);
        return
        [
            .. from replay in replays
               let own = outcomes.Where(each => each.ReplayId == replay.Id).ToDictionary(each => each.Outcome ?? "", each => each.Count)
               select new ReplayProgress(replay.Id, replay.AskedBy, replay.AskedAt, replay.Reason, replay.Total, own.Values.Sum(), own, replay.FinishedAt) { Fingerprint = replay.Fingerprint },
        ];
    }
}
