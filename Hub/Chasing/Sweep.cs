using SafeguardingHub.Agreements;

namespace SafeguardingHub.Chasing;

/// <summary>
/// Decides who is chased for what is due, by the agreement's ladder and its digest. Nobody is chased after an answer, or while the
/// clock stands still; in immediate danger nothing waits, and nothing is put into a digest.
/// </summary>
public static class Sweep
{
    /// <param name="sentLately">Chases to each mailbox within the time of the agreement's digest.</param>
    public static SweepResult Decide(IEnumerable<DueObligation> found, Agreement agreement, IReadOnlyDictionary<string, int> sentLately, DateTimeOffset now)
    {
        var steps = new List<StepTaken>();
        var chases = new List<Asked>();
        var leftAlone = new List<LeftAlone>();
        foreach (var owed in found.DistinctBy(one => one.Id))
        {
            var next = NextStep(owed, agreement, now);
            if (WhyNot(owed, next, agreement, now) is { } because)
            {
                leftAlone.Add(new LeftAlone(owed.Id, because, because == LeftAloneBecause.NotDue ? next.Due : null));
                continue;
            }

            var step = owed.Step + 1;
            var after = NextStep(owed with { LastStage = next.Stage.Name, LastTaken = now }, agreement, now);
            steps.Add(new StepTaken(owed.Id, owed.Name, step, next.Stage.Name, after.Due));
            chases.AddRange(next.To.Select(to => new Asked(to, owed.ImmediateDanger, new ChaseLine(owed.Id, owed.Name, step, next.Stage.Name, next.Stage.What, owed.Due))));
        }

        return new SweepResult(steps, [.. Notices(chases, sentLately, agreement.Digest)], leftAlone);
    }

    /// <summary>What the agreement's ladder has next for it.</summary>
    public static NextStep NextStep(DueObligation owed, Agreement agreement, DateTimeOffset now)
    {
        var debtor = owed.OwedBy.Agency ?? agreement.Triage.Agency;
        return Ladder.Next(agreement, new Unanswered(owed.OwedTo ?? debtor, debtor, owed.Due, owed.ImmediateDanger, owed.LastStage, owed.LastTaken) { Role = owed.OwedBy.Role }, now);
    }

    private static LeftAloneBecause? WhyNot(DueObligation owed, NextStep next, Agreement agreement, DateTimeOffset now) =>
        owed.Answered ? LeftAloneBecause.Answered
        : !owed.ImmediateDanger && ProcessClocks.Find(owed.Clock, agreement)?.PausedBy.Any(owed.Pauses.Contains) == true ? LeftAloneBecause.Paused
        : owed.Due > now || next.Due > now ? LeftAloneBecause.NotDue
        : null;

    /// <summary>A letter goes to one mailbox of one agency.</summary>
    private static IEnumerable<ChaseNotice> Notices(List<Asked> chases, IReadOnlyDictionary<string, int> sentLately, DigestRule digest) =>
        from letter in Digest.Of(chases, chase => chase.To.Mailbox, chase => chase.Urgent, sentLately, digest)
        from same in letter.Chases.GroupBy(chase => chase.To)
        select new ChaseNotice(same.Key, letter.Chases[0].Urgent, [.. same.Select(chase => chase.Line)]);

    private sealed record Asked(Addressee To, bool Urgent, ChaseLine Line);
}
