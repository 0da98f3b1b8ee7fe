using System.Globalization;
using NodaTime;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>Something that is owed and not done.</summary>
/// <param name="Reference">The caller's own, handed back.</param>
/// <param name="Clock">The name it was owed under, or a clock written out.</param>
/// <param name="Receiver">By whose calendar it is counted.</param>
/// <param name="Due">As it stands; null while it stands still.</param>
public sealed record OpenClock(string Reference, string Clock, AgencyId Receiver, DateTimeOffset Start, DateTimeOffset? Due)
{
    public RiskLevel? Risk { get; init; }

    public Rating? Rating { get; init; }

    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    /// <summary>The very clock it was owed under, where that is known; null: the one that <see cref="Clock"/> names, as it holds in this case.</summary>
    public Clock? Exactly { get; init; }
}

/// <summary>A due time that is another one now.</summary>
/// <param name="Because">A sentence for the timeline.</param>
public sealed record ChangedDue(OpenClock Open, DateTimeOffset? Was, DateTimeOffset? Now, string Because);

/// <summary>What is due when, after the bank holidays have changed.</summary>
/// <param name="Changed">Only those whose time changes.</param>
/// <param name="NotCounted">Whose clock or receiver is not in the agreement any more: their times stay as they are, and somebody has to look.</param>
public sealed record Recount(IReadOnlyList<ChangedDue> Changed, IReadOnlyList<OpenClock> NotCounted)
{
    /// <param name="open">Every clock that is still running.</param>
    /// <param name="agreement">With the list before.</param>
    /// <param name="published">The list from now on; the agreement's additional holidays are added to it.</param>
    public static Recount Of(IEnumerable<OpenClock> open, Agreement agreement, BankHolidays published)
    {
        var after = agreement.WithBankHolidays(published);
        List<ChangedDue> changed = [];
        List<OpenClock> notCounted = [];
        foreach (var owed in open)
        {
            if (after.Find(owed.Receiver) is not { } receiver || (owed.Exactly ?? ClockOf(owed, receiver, after)) is not { } clock)
            {
                notCounted.Add(owed);
                continue;
            }

            var now = PausedDeadline.Of(clock, after.CalendarOf(receiver), owed.Start, owed.Pauses);
            if (now != owed.Due)
            {
                changed.Add(new ChangedDue(owed, owed.Due, now, Because(owed, now, receiver.Nation, agreement, after)));
            }
        }

        return new Recount(changed, notCounted);
    }

    private static Clock? ClockOf(OpenClock owed, Agency receiver, Agreement agreement) => agreement.HasClock(owed.Clock)
        ? ClockChoice.ForOwed(agreement, new ClockQuestion(owed.Clock, receiver.Nation, DayOf(owed.Start), owed.Risk, owed.Rating) { Agency = receiver.Id })
        : Clock.TryParse(owed.Clock, out var written) ? written : null;

    private static string Because(OpenClock owed, DateTimeOffset? now, Nation nation, Agreement before, Agreement after)
    {
        var last = DayOf(owed.Due > now ? owed.Due.Value : now ?? owed.Due ?? DateTimeOffset.MaxValue);
        List<string> changes = [.. before.Holidays.ChangesTo(after.Holidays, nation)
            .Where(change => change.Date >= DayOf(owed.Start) && change.Date <= last)
            .Select(change => $"{change.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} ({change.Title}) {(change.Added ? "has become a bank holiday" : "is no bank holiday any more")}")];
        return changes.Count > 0 ? $"Recomputed because {string.Join(" and ", changes)}." : $"Recomputed under the agreement {after.Version}.";
    }

    private static DateOnly DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(ReceiverCalendar.Zone).Date.ToDateOnly();
}
