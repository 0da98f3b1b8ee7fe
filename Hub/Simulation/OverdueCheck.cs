using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Simulation;

/// <summary>Nothing is overdue for longer than one sweep without a chase or an escalation, unless it waits for something first.</summary>
internal static class OverdueCheck
{
    public const string Name = "overdue for longer than one sweep without a chase or an escalation";

    /// <summary>By what became of each: answered by one sweep after it was due, or chased by then.</summary>
    public static Invariant Of(KeptRows rows, DateTimeOffset end, SweepInterval sweep)
    {
        var waits = new Waiting(rows);
        var overdue = rows.Obligations.Where(owed => (owed.MetAt ?? owed.CancelledAt ?? end) > owed.Due + sweep.Length && owed.Due + sweep.Length <= end).ToList();
        var broken = overdue.Count(owed => !rows.Chases[owed.Id].Any(chase => chase.At <= owed.Due + sweep.Length) && !waits.At(owed, owed.Due));
        return new Invariant(Name, overdue.Count, broken);
    }

    /// <summary>How many the hub leaves overdue at this moment, at whatever step of the ladder.</summary>
    public static async Task<int> LeftAsync(IHubStore store, DateTimeOffset now, SweepInterval sweep)
    {
        await using var context = store.Open();
        var before = now - sweep.Length;
        return await context.Obligations.CountAsync(row => row.MetAt == null && row.CancelledAt == null && row.NextChaseAt < before);
    }

    /// <summary>What has to wait and for what, from the rows: an answer from the referrer, a need that comes first, a pause that the child chose.</summary>
    private sealed class Waiting(KeptRows rows)
    {
        private readonly ILookup<(Guid, string?), ObligationRow> first = rows.Obligations
            .Where(owed => owed.Name == "supply-information" || owed.Name.StartsWith("meet-need: ", StringComparison.Ordinal)).ToLookup(owed => (owed.ConcernId, owed.About));

        private readonly ILookup<(Guid, string?), KeptPause> pauses = rows.Pauses.ToLookup(pause => (pause.ConcernId, pause.Agency));

        /// <summary>In immediate danger nothing waits.</summary>
        public bool At(ObligationRow owed, DateTimeOffset at) => !rows.Concerns[owed.ConcernId].Danger
            && (first[(owed.ConcernId, owed.About)].Any(other => BegunAt(other.Id) <= at && (other.MetAt ?? other.CancelledAt ?? DateTimeOffset.MaxValue) > at)
                || pauses[(owed.ConcernId, owed.About)].LastOrDefault(pause => pause.At <= at) is { Begins: true });

        /// <summary>Ids begin with the time at which they were made, in milliseconds.</summary>
        private static DateTimeOffset BegunAt(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(id.ToString("N")[..12], System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture));
    }
}
