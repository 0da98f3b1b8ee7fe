using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>How one agency answered what was owed by it in one month of the year.</summary>
/// <param name="Month">Its first day.</param>
public sealed record MonthFigure(DateOnly Month, int InTime, int Late, int Open);

/// <summary>How many concerns have waited so long for an answer.</summary>
/// <param name="Words">Such as <c>2 to 3 days</c>.</param>
public sealed record WaitingFigure(string Words, int Count);

/// <param name="Oldest">When the oldest alert that waits for an answer came; null for none.</param>
/// <param name="At">When it was counted.</param>
public sealed record AgencyFigures(IReadOnlyList<MonthFigure> Months, IReadOnlyList<WaitingFigure> Waiting, DateTimeOffset? Oldest, string? OldestReference, DateTimeOffset At)
{
    public static readonly AgencyFigures None = new([], [], null, null, default);

    public int InTime => Months.Sum(month => month.InTime);

    public int Answered => Months.Sum(month => month.InTime + month.Late);
}

/// <summary>
/// An agency's own figures, of the acknowledgements and decisions that it owed. Counting a year is dear where there is much, so it is
/// counted again after some minutes only.
/// </summary>
public sealed class Figures(IHubStore store, TimeProvider time)
{
    public const int Months = 12;

    private static readonly TimeSpan CountedAgainAfter = TimeSpan.FromMinutes(5);
    private static readonly string[] Counted = [Owed.Acknowledge, Owed.Decide];

    /// <summary>Whole days, up to and not with the next one's.</summary>
    private static readonly (int Days, string Words)[] Ages = [(0, "Less than a day"), (1, "1 day"), (2, "2 to 3 days"), (4, "4 to 7 days"), (8, "8 to 14 days"), (15, "15 days or more")];

    private readonly ConcurrentDictionary<string, AgencyFigures> lately = new(StringComparer.Ordinal);

    public async Task<AgencyFigures> ReadAsync(string agency, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (lately.TryGetValue(agency, out var figures) && now - figures.At < CountedAgainAfter)
        {
            return figures;
        }

        await using var context = store.Open();
        var months = new List<MonthFigure>();
        var today = TimeWords.Today(now);
        for (var month = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months); month <= today; month = month.AddMonths(1))
        {
            months.Add(await CountAsync(context, agency, month, cancellation));
        }

        var waiting = await WaitingAsync(context, agency, cancellation);
        return lately[agency] = new AgencyFigures(months, [.. Ages.Select((age, place) => new WaitingFigure(age.Words, waiting.Count(each => PlaceOf((int)(now - each.Since).TotalDays) == place)))], waiting.FirstOrDefault()?.Since, waiting.FirstOrDefault()?.Reference, now);
    }

    private static async Task<MonthFigure> CountAsync(HubDbContext context, string agency, DateOnly month, CancellationToken cancellation)
    {
        var (since, until) = (Begin(month), Begin(month.AddMonths(1)));
        var counted = await (from referral in context.Referrals
                             where referral.Recipient == agency && referral.RecordedAt >= since && referral.RecordedAt < until
                             join obligation in context.Obligations on referral.ConcernId equals obligation.ConcernId
                             where obligation.OwedBy == agency && obligation.CancelledAt == null && Counted.Contains(obligation.Name)
                             group obligation by 1 into all
                             select new { InTime = all.Count(each => each.MetAt <= each.Due), Late = all.Count(each => each.MetAt > each.Due), Open = all.Count(each => each.MetAt == null) }).FirstOrDefaultAsync(cancellation);
        return new MonthFigure(month, counted?.InTime ?? 0, counted?.Late ?? 0, counted?.Open ?? 0);
    }

    /// <summary>The oldest first.</summary>
    private static async Task<List<Wait>> WaitingAsync(HubDbContext context, string agency, CancellationToken cancellation) =>
        await (from owed in context.Obligations.Where(row => row.OwedBy == agency && row.MetAt == null && row.CancelledAt == null && Counted.Contains(row.Name)).Select(row => row.ConcernId).Distinct()
               join concern in context.Concerns on owed equals concern.Id
               orderby concern.RecordedAt, concern.Id
               select new Wait(concern.Reference, concern.RecordedAt)).ToListAsync(cancellation);

    private static int PlaceOf(int days) => Array.FindLastIndex(Ages, age => age.Days <= Math.Max(0, days));

    private static DateTimeOffset Begin(DateOnly month) => new LocalDate(month.Year, month.Month, 1).AtStartOfDayInZone(ReceiverCalendar.Zone).ToInstant().ToDateTimeOffset();

    private sealed record Wait(string Reference, DateTimeOffset Since);
}
