using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;

namespace SafeguardingHub.Demonstration;

/// <summary>Tells, from the store alone, what became of every concern of the demonstration.</summary>
internal sealed class DemoReport(IHubStore store, Agreement agreement)
{
    /// <summary>Received, and every one accounted for.</summary>
    public sealed record Counts(int Recorded, int Rejected, int Duplicate, int DeadLetters, int Referrals, int Delivered, int Unsent)
    {
        public int Answered => Recorded + Rejected + Duplicate + DeadLetters;

        public bool AllSent => Unsent == 0 && Delivered == Referrals;
    }

    /// <param name="Answered">Referrals that a named person has answered.</param>
    /// <param name="Chased">What is or was owed and had to be chased.</param>
    /// <param name="Escalated">Of those, the ones for which somebody above the duty inbox was turned to.</param>
    /// <param name="WithoutHolder">Referrals that no agency of the agreement holds.</param>
    public sealed record Pursued(int Answered, int Chased, int Escalated, int WithoutHolder);

    public async Task<Pursued> PursuedAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var referrals = await context.Referrals.Select(row => new { row.AcknowledgedAt, row.Holder }).ToListAsync(cancellation);
        var chases = await context.Chases.Select(row => new { row.ObligationId, row.Stage }).ToListAsync(cancellation);
        var above = agreement.Ladder.Where(stage => stage.Role != AgencyRoles.DutyInbox).Select(stage => stage.Name).ToHashSet();
        var agencies = agreement.Agencies.Select(agency => agency.Id.ToString()).ToHashSet();
        return new Pursued(
            referrals.Count(referral => referral.AcknowledgedAt is not null),
            chases.Select(chase => chase.ObligationId).Distinct().Count(),
            chases.Where(chase => above.Contains(chase.Stage)).Select(chase => chase.ObligationId).Distinct().Count(),
            referrals.Count(referral => !agencies.Contains(referral.Holder)));
    }

    /// <summary>Whether every answer has taken effect and everything that is overdue was chased.</summary>
    public async Task<bool> NothingWaitsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return !await context.RecordedAnswers.AnyAsync(row => row.AppliedAt == null, cancellation)
            && !await context.Obligations.AnyAsync(row => row.MetAt == null && row.CancelledAt == null && row.NextChaseAt <= now, cancellation);
    }

    /// <summary>When somebody has to be chased next; null when nothing is owed.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await context.Obligations.Where(row => row.MetAt == null && row.CancelledAt == null).OrderBy(row => row.NextChaseAt).Select(row => (DateTimeOffset?)row.NextChaseAt).FirstOrDefaultAsync(cancellation);
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
            lines.AddRange(owed.Select(each => $"  owed by {each.OwedBy} by {TimeWords.ShortOf(each.Due)}: {each.What}"));
            var happened = await context.Timeline.AsNoTracking().Where(row => row.ConcernId == concern.Id && !Told.Contains(row.Event)).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellation);
            lines.AddRange(happened.Select(each => $"  {TimeWords.ShortOf(each.At)} {each.Event}{(each.Agency is { } agency ? $" {agency}" : "")}: {each.Text}"));
        }

        foreach (var rejected in await context.ReceivedMessages.AsNoTracking().Where(row => row.Outcome == ReceivedOutcome.Quarantined).ToListAsync(cancellation))
        {
            lines.Add($"rejected from {rejected.Sender ?? "an unknown sender"}: {rejected.Codes}");
        }

        return lines;
    }

    /// <summary>What the line of the concern says already, and what the chase says better.</summary>
    private static readonly string[] Told = ["recorded", "referred", "delivered", "obligation-overdue"];

    private static string OrNobody(IEnumerable<string> agencies) => string.Join("; ", agencies) is { Length: > 0 } all ? all : "nobody";

    private static string Why(AgencyDecisionRecord decision) =>
        string.Join(" ", decision.Reasons.Select(reason => reason.Why).Distinct());
}
