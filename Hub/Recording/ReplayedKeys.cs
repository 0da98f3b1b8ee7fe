using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>
/// Lets a replayed message be received for the first time: the dead one, which stays as evidence, gives up the key under which
/// repeats are known. In the transaction of the replay, so that two replays of one message cannot both find the key free.
/// </summary>
internal static class ReplayedKeys
{
    public static async Task FreeAsync(HubDbContext context, IReadOnlyList<RecordingEntry> group, KeyRing keys)
    {
        foreach (var received in group.Select(entry => entry.Item.Received).Where(received => received.Delivered.Replays is not null))
        {
            var (dead, key) = (received.Delivered.Replays!.Frees, received.IdempotencyKey);
            var spent = keys.BlindIndex("replayed", dead.ToByteArray());
            await context.ReceivedMessages
                .Where(row => row.Id == dead && row.IdempotencyKey == key && (row.Outcome == ReceivedOutcome.DeadLetter || row.Outcome == ReceivedOutcome.Quarantined))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.IdempotencyKey, spent), CancellationToken.None);
        }
    }
}
