using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>A message, the caller who waits for it, and the blind indexes of all that it touches.</summary>
/// <param name="MessageKeys">Its own key, and the one it gets should its id turn out to be another message's.</param>
/// <param name="CasesAndChildren">Those it is about.</param>
internal sealed record RecordingEntry(Recordable Item, TaskCompletionSource<Acceptance> Done, IReadOnlyList<Guid> MessageKeys, IReadOnlyList<Guid> CasesAndChildren)
{
    /// <summary>What no other transaction may touch at the same time.</summary>
    public IReadOnlyList<Guid> Contended { get; } = [Item.Received.IdempotencyKey, .. CasesAndChildren];

    public static RecordingEntry For(Recordable item, KeyRing keys) => new(
        item,
        new TaskCompletionSource<Acceptance>(TaskCreationOptions.RunContinuationsAsynchronously),
        [item.Received.IdempotencyKey, Indexes.Conflict(item.Received, keys)],
        [.. Indexes.Contended(item, keys)]);
}
