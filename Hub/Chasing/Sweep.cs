using SafeguardingHub.Agreements;

namespace SafeguardingHub.Chasing;

/// <summary>
/// Decides who is chased for what is due. An obligation's first step is due when it is; each further stage after its own clock,
/// counted from the step before. Nobody is chased after an answer. In immediate danger two stages are asked at once, nothing
/// waits, and nothing is put into a digest.
/// </summary>
public static class Sweep
{
    /// <summary>Stages asked at once; immediate harm may jump any stage (local escalation policies).</summary>
    private const int StagesInDanger = 2;

    public static SweepResult Decide(IEnumerable<DueObligation> found, Agreement agreement, DigestRule digest, DateTimeOffset now)
    {
        var ladder = new Ladder(agreement);
        var steps = new List<StepTaken>();
        var chases = new List<(RoleAt To, bool Urgent, ChaseLine Line)>();
        var leftAlone = new List<LeftAlone>();
        foreach (var owed in found.DistinctBy(one => one.Id))
        {
            if (WhyNot(owed, agreement, now) is { } because)
            {
                leftAlone.Add(new LeftAlone(owed.Id, because));
                continue;
            }

            var step = owed.Step + (owed.ImmediateDanger ? StagesInDanger : 1);
            var stage = ladder.Stage(step);
            steps.Add(new StepTaken(owed.Id, owed.Name, step, stage.Name, ladder.NextDue(owed, step, now)));
            chases.AddRange(
                from taken in Enumerable.Range(owed.Step + 1, step - owed.Step)
                from to in ladder.Turns(owed, taken)
                group taken by to into asked
                select (asked.Key, owed.ImmediateDanger, new ChaseLine(owed.Id, owed.Name, asked.Max(), ladder.Stage(asked.Max()).What, owed.Due)));
        }

        return new SweepResult(steps, [.. Notices(chases, digest)], leftAlone);
    }

    private static LeftAloneBecause? WhyNot(DueObligation owed, Agreement agreement, DateTimeOffset now) =>
        owed.Answered ? LeftAloneBecause.Answered
        : owed.Due > now ? LeftAloneBecause.NotDue
        : !owed.ImmediateDanger && ProcessClocks.Named(owed.Clock, agreement).PausedBy.Any(owed.Pauses.Contains) ? LeftAloneBecause.Paused
        : null;

    private static IEnumerable<ChaseNotice> Notices(List<(RoleAt To, bool Urgent, ChaseLine Line)> chases, DigestRule digest) =>
    [
        .. chases.Where(chase => chase.Urgent).Select(chase => new ChaseNotice(chase.To, true, [chase.Line])),
        .. chases.Where(chase => !chase.Urgent).GroupBy(chase => chase.To, chase => chase.Line).SelectMany(lines => lines.Count() >= digest.DigestFrom
            ? [new ChaseNotice(lines.Key, false, [.. lines])]
            : lines.Select(line => new ChaseNotice(lines.Key, false, [line]))),
    ];
}
