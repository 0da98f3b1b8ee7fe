using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>
/// Puts the clock beside a dead letter: from the obligations of its concern where that is recorded, from what it would make somebody
/// owe where it can be read, else, for a concern, the strictest that the agreement knows.
/// </summary>
public sealed class ClockReading(IHubStore store, Flow flow, Agreement agreement, KeyRing keys, TimeProvider time)
{
    /// <summary>What the words begin with when the message cannot be read: another version of the hub may read it.</summary>
    private const string Strictest = "at the strictest";

    private const int MostAtOnce = 100;

    /// <summary>This version may read what the last could not.</summary>
    public async Task ForgetUnreadAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        await context.DeadLetters.Where(row => row.State == DeadLetterState.Dead && row.DueWhat != null && row.DueWhat.StartsWith(Strictest))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClockReadAt, (DateTimeOffset?)null), cancellation);
    }

    /// <returns>How many clocks were read.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var unread = await context.DeadLetters.AsNoTracking().Where(row => row.State == DeadLetterState.Dead && row.ClockReadAt == null).OrderBy(row => row.At).Take(MostAtOnce).ToListAsync(cancellation);
        foreach (var row in unread)
        {
            var (now, clock) = (time.GetUtcNow(), await ClockOfAsync(context, row, cancellation));
            await context.DeadLetters.Where(each => each.Id == row.Id).ExecuteUpdateAsync(
                set => set.SetProperty(each => each.Due, clock.Due).SetProperty(each => each.DueWhat, clock.What).SetProperty(each => each.ClockReadAt, now), cancellation);
        }

        return unread.Count;
    }

    private async Task<(DateTimeOffset? Due, string? What)> ClockOfAsync(HubDbContext context, DeadLetterRow row, CancellationToken cancellation)
    {
        if (row.Source == DeadLetterSource.Outbox)
        {
            return await OwedAsync(context, row.ConcernId, row.Agency, cancellation);
        }

        if (row.OrderKey is { } order && await context.Concerns.Where(each => each.CorrelationIndex == order).Select(each => (Guid?)each.Id).FirstOrDefaultAsync(cancellation) is { } concern)
        {
            return await OwedAsync(context, concern, null, cancellation);
        }

        var letter = await StoredLetter.OpenAsync(context, row, keys, cancellation);
        var rehearsal = letter.Delivered is null ? null : await flow.RehearseAsync(letter.Delivered);
        return (rehearsal?.Decision?.Obligations.MinBy(owed => owed.Due), row.Source) switch
        {
            ({ } first, _) => (first.Due, $"{first.Name} by {first.OwedBy}"),
            (null, DeadLetterSource.Quarantine) => (null, null),
            _ when row.Kind == "concern" && rehearsal?.Item.Translation is not TranslationResult.TranslatedConcern => StrictestOf(row),
            _ => (null, null),
        };
    }

    private static async Task<(DateTimeOffset? Due, string? What)> OwedAsync(HubDbContext context, Guid? concern, string? about, CancellationToken cancellation)
    {
        var first = await context.Obligations.AsNoTracking()
            .Where(owed => owed.ConcernId == concern && owed.MetAt == null && owed.CancelledAt == null && (about == null || owed.About == null || owed.About == about))
            .OrderBy(owed => owed.Due).FirstOrDefaultAsync(cancellation);
        return first is null ? (null, null) : (first.Due, $"{first.Name} by {first.OwedBy}");
    }

    /// <summary>As if it were in immediate danger and the quickest agency had to answer: nobody knows that it is not so.</summary>
    private (DateTimeOffset? Due, string? What) StrictestOf(DeadLetterRow row)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.ReceivedAt, London).DateTime);
        var first = (from agency in agreement.Agencies
                     from answer in agreement.Answers.Where(answer => answer.Kinds.Count == 0 || answer.Kinds.Contains(agency.Kind))
                     let clock = ClockChoice.ForOwed(agreement, new ClockQuestion(answer.Clock, agency.Nation, today, Schemas.Canonical.RiskLevel.Immediate) { Agency = agency.Id })
                     select (Due: Deadline.Of(clock, agreement.CalendarOf(agency), row.ReceivedAt), answer.Name, agency.Id)).MinBy(owed => owed.Due);
        return (first.Due, $"{Strictest}, since it cannot be read: {first.Name} by {first.Id}");
    }

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
}
