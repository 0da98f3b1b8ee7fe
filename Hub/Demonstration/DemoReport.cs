using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;

namespace SafeguardingHub.Demonstration;

/// <summary>Tells, from the store alone, what became of every concern of the demonstration.</summary>
internal sealed class DemoReport(IHubStore store)
{
    /// <summary>Received, and every one accounted for.</summary>
    public sealed record Counts(int Recorded, int Rejected, int Duplicate, int DeadLetters, int Referrals, int Delivered, int Unsent)
    {
        public int Answered => Recorded + Rejected + Duplicate + DeadLetters;

        public bool AllSent => Unsent == 0 && Delivered == Referrals;
    }

    public async Task<Counts> CountAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var outcomes = await context.ReceivedMessages.GroupBy(row => row.Outcome).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellation);
        return new Counts(
            outcomes.Where(outcome => outcome.Key is not (ReceivedOutcome.Quarantined or ReceivedOutcome.DeadLetter)).Sum(outcome => outcome.Value),
            outcomes.GetValueOrDefault(ReceivedOutcome.Quarantined),
            await context.Audit.CountAsync(row => row.Action == "message-repeated", cancellation),
            outcomes.GetValueOrDefault(ReceivedOutcome.DeadLetter),
            await context.Referrals.CountAsync(cancellation),
            await context.Referrals.CountAsync(row => row.DeliveredAt != null, cancellation),
            await context.Outbox.CountAsync(row => row.SentAt == null, cancellation));
    }

    /// <summary>Message ids of everything that was sent to agencies.</summary>
    public async Task<HashSet<string>> SentAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var sent = await context.Outbox.Where(row => row.SentAt != null).Select(row => row.MessageId).Distinct().ToListAsync(cancellation);
        return [.. sent.Select(id => id.ToString())];
    }

    /// <summary>A line for each concern, then one for each rejection; under a concern a line for each agency considered and each thing owed.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var lines = new List<string>();
        foreach (var concern in await context.Concerns.AsNoTracking().OrderBy(row => row.RecordedAt).ToListAsync(cancellation))
        {
            var kept = await context.RoutingDecisions.AsNoTracking().Where(row => row.ConcernId == concern.Id && row.ConcernVersion == concern.Version).ToListAsync(cancellation);
            var decisions = kept.SelectMany(AgencyDecisionRecord.In).ToList();
            var told = decisions.Where(decision => decision.Sent).Select(decision => $"{decision.Agency} ({Why(decision)})");
            var withheld = decisions.Where(decision => !decision.Sent).Select(decision => $"{decision.Agency} ({Why(decision)})");
            lines.Add($"{concern.Reference} from {concern.RaisedBy}{(concern.Urgent ? ", URGENT" : "")}, to {OrNobody(told)}; withheld from {OrNobody(withheld)}");
            var owed = await context.Obligations.AsNoTracking().Where(row => row.ConcernId == concern.Id && row.About == null).ToListAsync(cancellation);
            lines.AddRange(owed.Select(each => $"  owed by {each.OwedBy} by {each.Due:yyyy-MM-dd HH:mm}: {each.What}"));
        }

        foreach (var rejected in await context.ReceivedMessages.AsNoTracking().Where(row => row.Outcome == ReceivedOutcome.Quarantined).ToListAsync(cancellation))
        {
            lines.Add($"rejected from {rejected.Sender ?? "an unknown sender"}: {rejected.Codes}");
        }

        return lines;
    }

    private static string OrNobody(IEnumerable<string> agencies) => string.Join("; ", agencies) is { Length: > 0 } all ? all : "nobody";

    private static string Why(AgencyDecisionRecord decision) =>
        string.Join(" ", decision.Reasons.Select(reason => reason.Why).Distinct());
}
