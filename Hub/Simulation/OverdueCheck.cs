using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Simulation;

/// <summary>Nothing is overdue for longer than one sweep without a chase or an escalation, unless it waits for something first.</summary>
internal static class OverdueCheck
{
    public const string Name = "overdue for longer than one sweep without a chase or an escalation";

    /// <summary>
    /// By what became of each: answered by one sweep after the ladder's first step was due, or chased by then. A stage of the agreement may
    /// wait for those asked to open; what was overdue when the hub heard of it is chased by the sweep after that.
    /// </summary>
    public static Invariant Of(KeptRows rows, Agreement agreement, DateTimeOffset end, SweepInterval sweep)
    {
        var overdue = rows.Obligations.Select(owed => (Owed: owed, By: FirstStep(owed, rows.Concerns[owed.ConcernId], agreement) + sweep.Length))
            .Where(each => (each.Owed.MetAt ?? each.Owed.CancelledAt ?? end) > each.By && each.By <= end).ToList();
        var broken = overdue.Count(each => !rows.Chases[each.Owed.Id].Any(chase => chase.At <= each.By) && !Waits(each.Owed));
        return new Invariant(Name, overdue.Count, broken);
    }

    /// <summary>How many the hub leaves overdue at this moment, at whatever step of the ladder.</summary>
    public static async Task<int> LeftAsync(IHubStore store, DateTimeOffset now, SweepInterval sweep)
    {
        await using var context = store.Open();
        var before = now - sweep.Length;
        return await context.Obligations.CountAsync(row => row.MetAt == null && row.CancelledAt == null && row.NextChaseAt < before);
    }

    private static DateTimeOffset FirstStep(ObligationRow owed, KeptConcern concern, Agreement agreement)
    {
        var (debtor, raisedBy) = (AgencyId.Parse(owed.OwedBy), AgencyId.Parse(concern.RaisedBy));
        // What the one who raised it owes, it owes to the agency it is about.
        var waiting = raisedBy == debtor && owed.About is { } about && AgencyId.TryParse(about, out var other) ? other : raisedBy;
        var due = Ladder.Next(agreement, new Unanswered(waiting, debtor, owed.Due, concern.Danger) { Role = owed.Role }, owed.Due).Due;
        var heard = HeardOf(owed);
        return due > heard ? due : heard;
    }

    /// <summary>Obligations have identifiers of version 7, which begin with the milliseconds since 1970 at which they were written.</summary>
    private static DateTimeOffset HeardOf(ObligationRow owed) =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(owed.Id.ToByteArray(bigEndian: true)) >>> 16);

    /// <summary>Whether its clock stood still when it would have been due.</summary>
    private static bool Waits(ObligationRow owed) => StandingStill.PausesOf(owed).Any(pause => pause.From <= owed.Due && !(pause.Until <= owed.Due));
}
