using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>How one agency answered what was owed by it in one month of the year.</summary>
/// <param name="Month">Its first day.</param>
public sealed record MonthFigure(DateOnly Month, int InTime, int Late, int Open)
{
    public int All => InTime + Late + Open;
}

/// <param name="Oldest">When the oldest alert that nobody has answered came; null for none.</param>
public sealed record AgencyFigures(IReadOnlyList<MonthFigure> Months, DateTimeOffset? Oldest, string? OldestReference)
{
    public int InTime => Months.Sum(month => month.InTime);

    public int Answered => Months.Sum(month => month.InTime + month.Late);
}

/// <summary>An agency's own figures, of the acknowledgements and decisions that it owed.</summary>
public sealed class Figures(IHubStore store, TimeProvider time)
{
    public const int Months = 12;

    private static readonly string[] Counted = [Owed.Acknowledge, Owed.Decide];

    public async Task<AgencyFigures> ReadAsync(string agency, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var today = TimeWords.Today(time.GetUtcNow());
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        var since = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var owed = await (from referral in context.Referrals
                          where referral.Recipient == agency && referral.RecordedAt >= since
                          join obligation in context.Obligations on referral.ConcernId equals obligation.ConcernId
                          where obligation.OwedBy == agency && obligation.CancelledAt == null && Counted.Contains(obligation.Name)
                          select new { referral.RecordedAt, obligation.Due, obligation.MetAt }).ToListAsync(cancellation);
        var byMonth = owed.ToLookup(each => TimeWords.Today(each.RecordedAt) is var day ? new DateOnly(day.Year, day.Month, 1) : default);
        var oldest = await (from referral in context.Referrals
                            where referral.Recipient == agency && referral.AcknowledgedAt == null && referral.DecidedAt == null && referral.ClosedAt == null
                            join concern in context.Concerns on referral.ConcernId equals concern.Id
                            orderby referral.RecordedAt
                            select new { referral.RecordedAt, concern.Reference }).FirstOrDefaultAsync(cancellation);
        return new AgencyFigures(
            [.. Enumerable.Range(0, Months).Select(first.AddMonths).Select(month => new MonthFigure(month, byMonth[month].Count(each => each.MetAt <= each.Due), byMonth[month].Count(each => each.MetAt > each.Due), byMonth[month].Count(each => each.MetAt is null)))],
            oldest?.RecordedAt,
            oldest?.Reference);
    }
}
