using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>Looks at the dead letters, and at answers that do not take effect: how old, how late, how stuck. Never at how many.</summary>
public sealed class LetterWatch(IHubStore store, RecoverySettings settings, TimeProvider time)
{
    /// <summary>A replay, a collection or an answer that has not come further for so long.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(2);

    /// <summary>A clock this near its end is not well yet.</summary>
    private static readonly TimeSpan NearlyDue = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<string> Names { get; } = [IncidentNames.DeadLetterOld, IncidentNames.DeadLetterOverdue, IncidentNames.CollectionFailing, IncidentNames.ReplayStuck, IncidentNames.AnswerStuck];

    public async Task<Watched> LookAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        // What was refused is with its sender, who has been told why.
        var dead = context.DeadLetters.Where(row => row.State == DeadLetterState.Dead && row.Source != DeadLetterSource.Quarantine);
        var oldest = await dead.Select(row => (DateTimeOffset?)row.At).MinAsync(cancellation);
        var due = await dead.Where(row => row.Due != null).Select(row => row.Due).MinAsync(cancellation);
        var retrying = await context.CollectionRetries.GroupBy(row => row.Queue).Select(same => new { Queue = same.Key, Count = same.Count(), Since = same.Min(row => row.Since) }).ToListAsync(cancellation);
        var replay = await context.Replays.Where(row => row.FinishedAt == null).Select(row => (DateTimeOffset?)row.LeasedUntil).MinAsync(cancellation);
        var answer = await (from row in context.RecordedAnswers
                            join concern in context.Concerns on row.ConcernId equals concern.Id
                            where row.AppliedAt == null
                            orderby row.Sequence
                            select new { row.ReceivedAt, concern.Reference }).FirstOrDefaultAsync(cancellation);
        return new Watched(Names,
        [
            new(IncidentNames.DeadLetterOld, "", AgeLook(oldest is { } at ? now - at : null, settings.AlertAfter), $"A dead letter is older than {settings.AlertAfter.TotalMinutes:0} minutes.", "hub deadletters list; then show, dry-run and replay its group."),
            new(IncidentNames.DeadLetterOverdue, "", due is null || due > now + NearlyDue ? Look.Good : due <= now ? Look.Bad : Look.Between, "Somebody's time to act has run out while a message about it was dead.", "hub deadletters list shows the first to breach first. Ring the recipient now; then mend and replay."),
            .. retrying.Select(each => new Observation(IncidentNames.CollectionFailing, each.Queue, now - each.Since > Stuck ? Look.Bad : Look.Between, $"{each.Count} messages cannot be kept and stay on the broker.", "The log names the exception. They are tried again every few seconds; a mended version keeps them.")),
            new(IncidentNames.ReplayStuck, "", replay is null ? Look.Good : now - replay > Stuck ? Look.Bad : Look.Between, "A replay has stood still for minutes.", "See that an instance of the hub runs and reaches store and broker; it goes on by itself."),
            new(IncidentNames.AnswerStuck, "", answer is null ? Look.Good : now - answer.ReceivedAt > Stuck ? Look.Bad : Look.Between, $"An agency's answer, or a child's message, has not taken effect for minutes: {answer?.Reference}.", "The log names the exception. It is tried again every minute; ring whoever waits for it meanwhile."),
        ]);
    }

    /// <summary>Bad beyond the limit, good again when none is left that is half as old.</summary>
    internal static Look AgeLook(TimeSpan? age, TimeSpan limit) => age is not { } old || old < limit / 2 ? Look.Good : old > limit ? Look.Bad : Look.Between;
}
