using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Adapters;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>
/// Dead letters about the same concerns as a group's updates and answers. A concern never waits: whoever raises one again must
/// be heard.
/// </summary>
internal sealed class EarlierDead
{
    private readonly List<(Guid OrderKey, Guid Id, DateTimeOffset ReceivedAt)> dead;

    private EarlierDead(IEnumerable<(Guid, Guid, DateTimeOffset)> dead) => this.dead = [.. dead];

    public static async Task<EarlierDead> LoadAsync(HubDbContext store, IReadOnlyList<RecordingEntry> entries, KeyRing ring, CancellationToken cancellation)
    {
        var keys = entries.Where(entry => MayWait(entry.Item)).Select(entry => Indexes.Order(entry.Item, ring)).OfType<Guid>().Distinct().ToList();
        var rows = keys.Count == 0 ? [] : await store.DeadLetters.Where(row => row.State == DeadLetterState.Dead && row.OrderKey != null && keys.Contains(row.OrderKey.Value))
            .Select(row => new { row.OrderKey, row.Id, row.ReceivedAt }).ToListAsync(cancellation);
        return new EarlierDead(rows.Select(row => (row.OrderKey!.Value, row.Id, row.ReceivedAt)));
    }

    public bool IsBefore(Recordable item, Guid? orderKey)
    {
        var replay = item.Received.Delivered.Replays;
        return orderKey is { } key && MayWait(item) && dead.Exists(each => each.OrderKey == key && each.Id != replay?.DeadLetter && each.Id != replay?.Frees
            && (replay is null || each.ReceivedAt < replay.ReceivedAt));
    }

    public void Add(DeadLetterRow row)
    {
        if (row.OrderKey is { } key)
        {
            dead.Add((key, row.Id, row.ReceivedAt));
        }
    }

    private static bool MayWait(Recordable item) => item.Translation is TranslationResult.TranslatedUpdate or TranslationResult.TranslatedResponse or TranslationResult.TranslatedEngagement;
}
