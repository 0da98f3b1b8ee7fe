using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery.Replaying;

/// <summary>Lets go what waited behind a dead letter about the same concern, once no earlier one is dead: the earliest first, one at a time.</summary>
public sealed class WaitingBehind(IHubStore store, ReplayRequests requests)
{
    private const int MostAtOnce = 200;

    /// <returns>How many were let go.</returns>
    public async Task<int> ReleaseAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var ready = await context.DeadLetters
            .Where(row => row.State == DeadLetterState.Dead && row.Source == DeadLetterSource.Behind && row.Replays == 0
                && !context.DeadLetters.Any(earlier => earlier.State == DeadLetterState.Dead && earlier.OrderKey == row.OrderKey && earlier.Id != row.Id
                    && (earlier.ReceivedAt < row.ReceivedAt || (earlier.ReceivedAt == row.ReceivedAt && earlier.Sequence < row.Sequence)))
                && !context.ReplayItems.Any(item => item.DeadLetterId == row.Id && item.FinishedAt == null))
            .OrderBy(row => row.ReceivedAt).Select(row => row.Id).Take(MostAtOnce).ToListAsync(cancellation);
        if (ready.Count == 0)
        {
            return 0;
        }

        try
        {
            return (await requests.AskAsync(ReplayRequests.Hub, null, new OfIds(ready), "What they waited behind is settled.", cancellation)).Total;
        }
        catch (RefusedException)
        {
            // Another instance was first.
            return 0;
        }
    }
}
