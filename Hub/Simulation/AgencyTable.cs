using System.Globalization;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.Simulation;

/// <summary>How each agency did, in text that is the same for the same seed, byte for byte.</summary>
internal static class AgencyTable
{
    private const string DutyInbox = "duty-inbox";

    private static readonly string[] Heads = ["agency", "referrals", "answered in time", "obligations", "chased", "escalated", "unanswered", "where on the ladder"];

    public static string Write(KeptRows rows, Agreement agreement)
    {
        var lines = agreement.Agencies.Select(agency => LineOf(agency.Id.ToString(), rows, agreement)).ToList();
        lines.Add(["all", .. Enumerable.Range(1, 6).Select(column => Text(lines.Sum(line => int.Parse(line[column], CultureInfo.InvariantCulture)))), ""]);
        string[][] all = [Heads, .. lines];
        var widths = Enumerable.Range(0, Heads.Length).Select(column => all.Max(line => line[column].Length)).ToList();
        return string.Concat(all.Select(line => string.Join("  ", line.Select((cell, column) => column is 0 or 7 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd() + "\n"));
    }

    private static string[] LineOf(string agency, KeptRows rows, Agreement agreement)
    {
        var above = agreement.Ladder.Where(stage => stage.Role != DutyInbox).Select(stage => stage.Name).ToHashSet();
        var acknowledging = rows.Obligations.Where(owed => owed.Name == "acknowledge" && owed.About == agency).ToList();
        var open = acknowledging.Where(owed => owed is { MetAt: null, CancelledAt: null }).ToList();
        var owes = rows.Obligations.Where(owed => owed.OwedBy == agency).ToList();
        return
        [
            agency,
            Text(rows.Referrals.Count(referral => referral.Recipient == agency && referral.Delivered)),
            Text(acknowledging.Count(owed => owed.MetAt <= owed.Due)),
            Text(owes.Count),
            Text(owes.Count(owed => rows.Chases[owed.Id].Any())),
            Text(owes.Count(owed => rows.Chases[owed.Id].Any(chase => above.Contains(chase.Stage)))),
            Text(open.Count),
            string.Join(", ", open.GroupBy(owed => owed.Step).OrderBy(same => same.Key).GroupBy(same => StageOf(same.Key, agreement), same => same.Count()).Select(stage => $"{stage.Key} {stage.Sum()}")),
        ];
    }

    private static string StageOf(int step, Agreement agreement) => step < 0 ? "not due" : agreement.Ladder[Math.Min(step, agreement.Ladder.Count - 1)].Name;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
