using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Observability;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;
using SafeguardingHub.Routing;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;

namespace SafeguardingHub;

/// <summary>
/// The spine: receive → translate → route → record, in this order and nowhere else. Every entry calls it. Deliver and chase
/// begin from what is recorded.
/// </summary>
public sealed class Flow(Agreement agreement, ReceivingLimits limits, KeyRing keys, Normalizer normalizer, Recorder recorder, WatchedFlow watched, TimeProvider time)
{
    /// <summary>The stages in order: a stage may name types of earlier ones, never of later ones.</summary>
    public static IReadOnlyList<string> Stages { get; } = ["Receiving", "Translation", "Routing", "Recording", "Delivery", "Chasing", "Mailing"];

    /// <summary>
    /// Takes in one delivery. When this completes, the message and all that follows from it are durable, whatever it was
    /// worth: recorded, a repeat, quarantined with its reasons, or, when the hub itself failed on it, a dead letter.
    /// </summary>
    /// <exception cref="Exception">Nothing is stored and the delivery must be offered again: the store is away or refuses it.</exception>
    public async Task<Acceptance> AcceptAsync(Delivered delivered, CancellationToken cancellation)
    {
        var received = Received(delivered);
        return await watched.WatchAsync(received, async () => await recorder.RecordAsync(await TranslateAsync(received), cancellation));
    }

    /// <summary>
    /// What would become of it, as far as that can be told without the store: received, translated and routed, and nothing kept.
    /// </summary>
    public async Task<Rehearsal> RehearseAsync(Delivered delivered)
    {
        var received = Received(delivered);
        var item = await TranslateAsync(received);
        if (item.Failure is { } failure || item.Translation is not TranslationResult.TranslatedConcern { Concern: var concern } || received.Sender is null)
        {
            return new Rehearsal(item, null, item.Failure);
        }

        try
        {
            return new Rehearsal(item, item.Decide(concern, received.Sender.Id, received.At, KnownOfChild.Nothing), null);
        }
        catch (Exception fault)
        {
            return new Rehearsal(item, null, StageFailure.Of("routing", fault));
        }
    }

    private Received Received(Delivered delivered) => Reception.Check(delivered, agreement, limits, keys, delivered.Replays?.ReceivedAt ?? time.GetUtcNow());

    private async Task<Recordable> TranslateAsync(Received received)
    {
        var item = new Recordable
        {
            Received = received,
            Translation = null,
            Decide = (concern, raisedBy, at, known) => RecipientList.Decide(concern, raisedBy, at, known, agreement),
            DecideUpdate = (update, standing, raisedBy, at, known, already) => RecipientList.DecideUpdate(update, standing, raisedBy, at, known, already, agreement),
            HistoryWindow = TimeSpan.FromDays(agreement.Accumulation.WithinDays),
        };
        try
        {
            return item with { Translation = await normalizer.TranslateAsync(received, limits, time) };
        }
        catch (Exception fault)
        {
            return item with { Failure = StageFailure.Of("translation", fault) };
        }
    }
}
