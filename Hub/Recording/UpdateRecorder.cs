using SafeguardingHub.Adapters;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>Writes updates: those that join their concern at once, and those that came before it.</summary>
internal sealed class UpdateRecorder(HubDbContext store, NewRows rows, FreshMessages outbox, KnownState known, KeyRing ring, MessageRecorder messages, ConcernRecorder concerns, DateTimeOffset now)
{
    /// <summary>Applied when its concern is here; kept waiting when it is not.</summary>
    public Acceptance Record(Recordable item, TranslationResult.TranslatedUpdate translated, Guid itsCase)
    {
        if (known.Concern(itsCase) is { } concern)
        {
            var key = ring.Unwrap(known.Key(concern.Id));
            var decision = concerns.Apply(item, translated.Update, item.Received.Delivered.Urgent, concern, key);
            var reference = ConcernReference.Parse(concern.Reference);
            var applied = messages.Store(item, ReceivedOutcome.UpdateApplied, key, concern);
            messages.Answer(applied, key, Answers.Receipt(item.Received, ReceiptOutcome.UpdateApplied, reference, translated, now), reference);
            return Acceptance.Of(item, ReceivedOutcome.UpdateApplied, reference) with { Decision = decision };
        }

        var waitingKey = messages.NewKey(item.Received.Id);
        var message = messages.Store(item, ReceivedOutcome.WaitingForConcern, waitingKey, null);
        var waiting = new WaitingUpdateRow
        {
            Id = item.Received.Id,
            CorrelationIndex = itsCase,
            Sender = item.Received.Sender!.Id.ToString(),
            ReceivedAt = item.Received.At,
            DataKeyId = waitingKey.Id,
            SealedUpdate = waitingKey.Seal(
                new WaitingUpdate { Update = translated.Update, AnsweredMessageId = item.Received.AnsweredMessageId, CorrelationId = item.Received.Delivered.CorrelationId },
                RecordJson.Default.WaitingUpdate,
                SealedJson.Waiting(item.Received.Id)),
        };
        rows.Add(waiting);
        known.Add(waiting);
        messages.Answer(message, waitingKey, Answers.Receipt(item.Received, ReceiptOutcome.WaitingForConcern, null, translated, now), null);
        return Acceptance.Of(item, ReceivedOutcome.WaitingForConcern, null);
    }

    /// <summary>The update came first; its concern is here now. Its sender gets a second receipt, with the reference.</summary>
    public void ApplyWaiting(Recordable item, WaitingUpdateRow waiting, ConcernRow concern)
    {
        var content = ring.Unwrap(known.Key(waiting.DataKeyId)).Open(waiting.SealedUpdate, RecordJson.Default.WaitingUpdate, SealedJson.Waiting(waiting.Id));
        var key = ring.Unwrap(known.Key(concern.Id));
        var message = rows.Of<ReceivedMessageRow>().FirstOrDefault(row => row.Id == waiting.Id) ?? store.ReceivedMessages.Find(waiting.Id) ?? throw new InvalidOperationException("A waiting update has lost its message.");
        concerns.Apply(item, content.Update, message.Urgent, concern, key);
        var reference = ConcernReference.Parse(concern.Reference);
        var applied = new Receipt
        {
            MessageId = Answers.IdOf(waiting.Id, "applied"),
            Recipient = AgencyId.Parse(waiting.Sender),
            ComposedAt = now,
            Outcome = ReceiptOutcome.UpdateApplied,
            AnsweredMessageId = content.AnsweredMessageId,
            CorrelationId = content.Update.Origin.CorrelationId ?? content.CorrelationId,
            Reference = reference,
            ReceivedAt = waiting.ReceivedAt,
        };
        outbox.Post(key.ToOutbox(applied, concern.Urgent, null, null, reference), applied);
        known.Applied(waiting);
        if (!rows.Remove(waiting))
        {
            store.WaitingUpdates.Remove(waiting);
        }

        message.Outcome = ReceivedOutcome.UpdateApplied;
        message.ConcernId = concern.Id;
        message.Reference = concern.Reference;
    }
}
