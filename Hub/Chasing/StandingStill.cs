using System.Text.Json;
using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>Keeps the clocks of what is owed in step with the reasons for which they may stand still; the rule is at <see cref="PausedDeadline"/>.</summary>
internal static class StandingStill
{
    /// <summary>
    /// What must wait is looked at again after this long, to be safe: whatever ends a wait (an answer, a need that is met, a child who is
    /// back, danger) lets the clock run at once. Sooner would be a look for each, however many wait.
    /// </summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);

    private static readonly Dictionary<PauseReason, string> Words = new()
    {
        [PauseReason.NeedFirstOpen] = "a need has to be met first",
        [PauseReason.ChildChoseLater] = "the child chose later",
        [PauseReason.WaitingForReferrer] = "the referrer was asked for more",
    };

    public static IReadOnlyList<Pause> PausesOf(ObligationRow row) =>
        row.Pauses is { } kept ? JsonSerializer.Deserialize(kept, ChasingJson.Default.IReadOnlyListPause) ?? [] : [];

    /// <summary>Why something owed may have to wait now, and since when. In immediate danger nothing waits.</summary>
    public static IReadOnlyList<Pause> Reasons(ObligationRow row, HeldConcern concern, DateTimeOffset now) => concern.Row.Risk == RiskLevel.Immediate ? []
        : [.. OfReferral(row, concern, now), .. OfWork(row, concern), .. OfNeeds(row, concern, now)];

    /// <summary>Stops the clock or lets it run again, and counts the due time anew.</summary>
    /// <returns>A sentence for the timeline; null when nothing has changed.</returns>
    public static string? KeepInStep(ObligationRow row, HeldConcern concern, Agreement agreement, DateTimeOffset now)
    {
        if (row.Since is not { } since || ProcessClocks.Find(row.Clock, agreement) is not { PausedBy.Count: > 0 } clock || agreement.Find(AgencyId.Parse(row.OwedBy)) is not { } debtor)
        {
            return null;
        }

        var holding = Reasons(row, concern, now).Where(reason => clock.PausedBy.Contains(reason.Reason)).ToList();
        var kept = PausesOf(row);
        var begun = holding.Where(reason => !kept.Any(pause => pause.Reason == reason.Reason && pause.Until is null)).DistinctBy(reason => reason.Reason).ToList();
        var ended = kept.Where(pause => pause.Until is null && !holding.Any(reason => reason.Reason == pause.Reason)).ToList();
        if (begun.Count == 0 && ended.Count == 0)
        {
            return null;
        }

        IReadOnlyList<Pause> pauses = [.. kept.Select(pause => ended.Contains(pause) ? pause with { Until = pause.From > now ? pause.From : now } : pause), .. begun];
        row.Pauses = JsonSerializer.Serialize(pauses, ChasingJson.Default.IReadOnlyListPause);
        return PausedDeadline.Of(clock, agreement.CalendarOf(debtor), since, pauses) is { } due ? Run(row, concern, due, agreement, now) : Stop(row, holding, now);
    }

    private static string Stop(ObligationRow row, IEnumerable<Pause> holding, DateTimeOffset now)
    {
        row.NextChaseAt = now + LookAgain;
        return $"{row.Name} waits, because {string.Join(" and ", holding.Select(reason => Words[reason.Reason]).Distinct())}: its clock stands still and nobody is chased for it.";
    }

    private static string Run(ObligationRow row, HeldConcern concern, DateTimeOffset due, Agreement agreement, DateTimeOffset now)
    {
        row.Due = due;
        row.NextChaseAt = row.Stage is null ? due : Sweep.NextStep(new OwedInConcern(row, concern).Due(now) with { LastTaken = now }, agreement, now).Due;
        return $"{row.Name} runs with what was left of its time; due {TimeWords.Of(Instant.FromDateTimeOffset(due))}.";
    }

    /// <summary>What a referral waits for holds for what its recipient owes, and not for what others owe it.</summary>
    private static IEnumerable<Pause> OfReferral(ObligationRow row, HeldConcern concern, DateTimeOffset now) => Owed.IsOfWork(row.Name) ? []
        : concern.Referrals.Where(referral => referral.Row.Recipient == row.About).SelectMany(referral => referral.State.Pauses).Select(reason => new Pause(reason, now, null));

    private static IEnumerable<Pause> OfWork(ObligationRow row, HeldConcern concern) => concern.Work.Where(work => work.Agency == row.About && work.PausedAt is not null)
        .Select(work => new Pause(PauseReason.ChildChoseLater, work.PausedAt!.Value, null));

    /// <summary>Needs do not hold up whoever has to meet one, but for the work on exploitation.</summary>
    private static IEnumerable<Pause> OfNeeds(ObligationRow row, HeldConcern concern, DateTimeOffset now)
    {
        var needs = concern.Owed.Where(owed => Owed.IsNeed(owed.Name)).ToList();
        var meetsOne = Owed.IsNeed(row.Name) || (!Owed.IsOfWork(row.Name) && needs.Any(need => need.OwedBy == row.OwedBy));
        return needs.Count == 0 || meetsOne ? [] : [new Pause(PauseReason.NeedFirstOpen, needs.Min(need => need.Since ?? now), null)];
    }
}
