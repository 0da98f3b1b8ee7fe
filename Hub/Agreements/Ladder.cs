using NodaTime;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>Something that was owed and has not come.</summary>
/// <param name="Referrer">Who waits for it.</param>
/// <param name="Recipient">Who owes it.</param>
/// <param name="Missed">When it was due.</param>
/// <param name="ImmediateDanger">A child is in danger now.</param>
/// <param name="LastStage">The stage that was taken last, by the hub or by a person who jumped to it; null: none yet.</param>
/// <param name="LastTaken">When; null exactly when <paramref name="LastStage"/> is.</param>
public sealed record Unanswered(AgencyId Referrer, AgencyId Recipient, DateTimeOffset Missed, bool ImmediateDanger, string? LastStage = null, DateTimeOffset? LastTaken = null)
{
    /// <summary>The role at the recipient that owes it, asked wherever the ladder has its duty inbox; null: the duty inbox.</summary>
    public string? Role { get; init; }
}

/// <summary>What is to be done next about it.</summary>
/// <param name="Due">With the offset of Europe/London; may have passed, and is then to be done at once.</param>
/// <param name="To">Never empty.</param>
/// <param name="Again">The ladder ends here, and its last stage is asked once more: nobody stops asking for want of a stage.</param>
public sealed record NextStep(LadderStage Stage, DateTimeOffset Due, IReadOnlyList<Addressee> To, bool Again);

/// <summary>Whose turn it is on the ladder.</summary>
public static class Ladder
{
    /// <summary>
    /// The stage after the last one taken, due by its clock from when that one was taken, or from when the answer was missed. With two sides
    /// the earlier calendar counts. In immediate danger the stages that the agreement says so of are left out, others come sooner, and none
    /// waits for anybody to open; then the first is asked as soon as the answer is missed.
    /// </summary>
    /// <param name="now">A step that is late goes to whoever is there now.</param>
    public static NextStep Next(Agreement agreement, Unanswered unanswered, DateTimeOffset now)
    {
        var stages = agreement.Ladder.Where(stage => !(unanswered.ImmediateDanger && stage.SkippedInDanger)).ToList();
        var taken = agreement.Ladder.TakeWhile(stage => stage.Name != unanswered.LastStage).Count();
        var passed = unanswered.LastStage is null ? [] : agreement.Ladder.Take(taken + 1).Select(stage => stage.Name).ToList();
        var next = stages.Find(stage => !passed.Contains(stage.Name));
        var stage = next ?? stages[^1];
        var asked = Addressees.Of(stage, unanswered, agreement);
        var due = asked.Min(agency => DueFor(agency, stage, unanswered, agreement));
        return new NextStep(stage, due, Addressees.At(due > now ? due : now, stage, asked, unanswered, agreement), next is null);
    }

    private static DateTimeOffset DueFor(AskedAgency asked, LadderStage stage, Unanswered unanswered, Agreement agreement)
    {
        var (danger, since) = (unanswered.ImmediateDanger, unanswered.LastTaken ?? unanswered.Missed);
        var due = ClockOf(stage, unanswered) is { } name ? Counted(name, asked, danger, since, agreement) : since;
        return stage.WhenClosed == WhenClosed.Wait && !danger ? agreement.CalendarOf(asked.Clocked).FirstOpen(due) : due;
    }

    /// <summary>Null: at once.</summary>
    private static string? ClockOf(LadderStage stage, Unanswered unanswered) =>
        !unanswered.ImmediateDanger ? stage.After : unanswered.LastStage is null ? null : stage.AfterInDanger ?? stage.After;

    private static DateTimeOffset Counted(string name, AskedAgency asked, bool danger, DateTimeOffset since, Agreement agreement)
    {
        var day = Instant.FromDateTimeOffset(since).InZone(ReceiverCalendar.Zone).Date.ToDateOnly();
        var clock = ClockChoice.ForOwed(agreement, new ClockQuestion(name, asked.Clocked.Nation, day, danger ? RiskLevel.Immediate : null) { Agency = asked.Clocked.Id });
        return Deadline.Of(clock, agreement.CalendarOf(asked.Clocked), since);
    }
}
