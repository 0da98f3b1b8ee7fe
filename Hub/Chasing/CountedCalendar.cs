using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Chasing;

/// <summary>The bank holidays by which everything in the store was counted last.</summary>
internal static class CountedCalendar
{
    private const int TheOne = 1;

    /// <summary>Null when nothing was ever counted: then everything is counted by what is in force.</summary>
    public static async Task<string?> ReadAsync(IHubStore store, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await context.CountedCalendars.Where(row => row.Id == TheOne).Select(row => row.Days).FirstOrDefaultAsync(cancellation);
    }

    public static async Task KeepAsync(IHubStore store, string days, DateTimeOffset now)
    {
        await using var context = store.Open();
        if (await context.CountedCalendars.Where(row => row.Id == TheOne).ExecuteUpdateAsync(set => set.SetProperty(row => row.Days, days).SetProperty(row => row.At, now), CancellationToken.None) > 0)
        {
            return;
        }

        try
        {
            context.CountedCalendars.Add(new CountedCalendarRow { Id = TheOne, Days = days, At = now });
            await context.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateException raced) when (store.IsUniqueViolation(raced))
        {
            // Another instance was first, with a list that every instance is to have.
            context.ChangeTracker.Clear();
        }
    }
}
