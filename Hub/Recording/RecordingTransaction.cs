using SafeguardingHub.Adapters;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>
/// Turns a group of messages into rows, one after the other, each seeing what the ones before it added. Nothing is stored
/// until the whole group is committed.
/// </summary>
internal sealed class RecordingTransaction(HubDbContext store, KnownState known, KeyRing ring, AuditChain audit, DateTimeOffset now)
{
    private readonly ConcernRecorder concerns = new(store, known, ring, audit, now);

    public Acceptance Record(Recordable item)
    {
        if (known.Received(item.Received.IdempotencyKey) is { } before)
        {
            return before.BodyIndex == item.Received.BodyIndex ? Repeat(item, before) : Record(SameIdOtherBody(item));
        }

        return (item.Failure, item.Translation) switch
        {
            ({ } failure, _) => DeadLetter(item, failure),
            (_, TranslationResult.TranslatedConcern translated) => RecordConcern(item, translated),
            (_, TranslationResult.TranslatedUpdate translated) => RecordUpdate(item, translated),
            (_, TranslationResult.Untranslatable refused) => Quarantine(item, refused.Reasons),
            _ => throw new InvalidOperationException("A message was neither translated nor failed."),
        };
    }

    private Recordable SameIdOtherBody(Recordable item) => item with
    {
        Failure = null,
        Translation = new TranslationResult.Untranslatable([Problems.SameIdOtherBody.Whole()]),
        Received = item.Received with { IdempotencyKey = Indexes.Conflict(item.Received, ring) },
    };

    /// <summary>The first answer again, byte for byte and under the same message id.</summary>
    private Acceptance Repeat(Recordable item, ReceivedMessageRow before)
    {
        audit.AppendTo(store, now, item.Received, "message-repeated", before.Reference ?? before.Id.ToString("N"));
        if (known.Answer(before.Id) is { } answer)
        {
            store.Outbox.Add(new OutboxRow
            {
                MessageId = answer.MessageId,
                Recipient = answer.Recipient,
                Type = answer.Type,
                Urgent = answer.Urgent,
                Reference = answer.Reference,
                DataKeyId = answer.DataKeyId,
                SealedContent = answer.SealedContent,
                CreatedAt = now,
                NextAttemptAt = now,
            });
        }

        return new Acceptance
        {
            Outcome = before.Outcome,
            Repeated = true,
            Reference = before.Reference is { } reference ? ConcernReference.Parse(reference) : null,
            AnsweredMessageId = item.Received.AnsweredMessageId,
            ReceivedAt = before.ReceivedAt,
            Problems = Answers.WarningsOf(item.Translation),
            NotCarried = Answers.NotCarriedOf(item.Translation),
        };
    }

    private Acceptance RecordConcern(Recordable item, TranslationResult.TranslatedConcern translated)
    {
        var recorded = concerns.Record(item, translated.Concern);
        var message = Store(item, ReceivedOutcome.Recorded, recorded.Key, recorded.Row);
        Answer(message, recorded.Key, Answers.Receipt(item.Received, ReceiptOutcome.Recorded, recorded.Reference, translated, now), recorded.Reference);
        foreach (var waiting in known.Waiting(recorded.Row.CorrelationIndex).ToList())
        {
            ApplyWaiting(item, waiting, recorded.Row);
        }

        return Accepted(item, ReceivedOutcome.Recorded, recorded.Reference) with { Decision = recorded.Decision };
    }

    private Acceptance RecordUpdate(Recordable item, TranslationResult.TranslatedUpdate translated)
    {
        var itsCase = Indexes.Case(item.Received, translated.Update.Origin, ring);
        if (itsCase is null)
        {
            return Quarantine(item, [Problems.NoCase.Whole()]);
        }

        if (known.Concern(itsCase.Value) is { } concern)
        {
            var key = ring.Unwrap(known.Key(concern.Id));
            var decision = concerns.Apply(item, translated.Update, item.Received.Delivered.Urgent, concern, key);
            var reference = ConcernReference.Parse(concern.Reference);
            var applied = Store(item, ReceivedOutcome.UpdateApplied, key, concern);
            Answer(applied, key, Answers.Receipt(item.Received, ReceiptOutcome.UpdateApplied, reference, translated, now), reference);
            return Accepted(item, ReceivedOutcome.UpdateApplied, reference) with { Decision = decision };
        }

        var waitingKey = NewKey(item.Received.Id);
        var message = Store(item, ReceivedOutcome.WaitingForConcern, waitingKey, null);
        var waiting = new WaitingUpdateRow
        {
            Id = item.Received.Id,
            CorrelationIndex = itsCase.Value,
            Sender = item.Received.Sender!.Id.ToString(),
            ReceivedAt = item.Received.At,
            DataKeyId = waitingKey.Id,
            SealedUpdate = waitingKey.Seal(
                new WaitingUpdate { Update = translated.Update, AnsweredMessageId = item.Received.AnsweredMessageId, CorrelationId = item.Received.Delivered.CorrelationId },
                RecordJson.Default.WaitingUpdate,
                SealedJson.Waiting(item.Received.Id)),
        };
        store.WaitingUpdates.Add(waiting);
        known.Add(waiting);
        Answer(message, waitingKey, Answers.Receipt(item.Received, ReceiptOutcome.WaitingForConcern, null, translated, now), null);
        return Accepted(item, ReceivedOutcome.WaitingForConcern, null);
    }

    /// <summary>The update came first; its concern is here now. Its sender gets a second receipt, with the reference.</summary>
    private void ApplyWaiting(Recordable item, WaitingUpdateRow waiting, ConcernRow concern)
    {
        var content = ring.Unwrap(known.Key(waiting.DataKeyId)).Open(waiting.SealedUpdate, RecordJson.Default.WaitingUpdate, SealedJson.Waiting(waiting.Id));
        var key = ring.Unwrap(known.Key(concern.Id));
        var message = store.ReceivedMessages.Find(waiting.Id) ?? throw new InvalidOperationException("A waiting update has lost its message.");
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
        store.Outbox.Add(key.ToOutbox(applied, concern.Urgent, null, null, reference));
        known.Applied(waiting);
        store.WaitingUpdates.Remove(waiting);
        message.Outcome = ReceivedOutcome.UpdateApplied;
        message.ConcernId = concern.Id;
        message.Reference = concern.Reference;
    }

    private Acceptance Quarantine(Recordable item, IReadOnlyList<MessageProblem> problems)
    {
        var refused = item with { Translation = new TranslationResult.Untranslatable(problems) };
        var key = NewKey(item.Received.Id);
        var message = Store(refused, ReceivedOutcome.Quarantined, key, null);
        if (item.Received.Sender is not null)
        {
            Answer(message, key, Answers.Rejection(item.Received, problems, now), null);
        }

        return Accepted(refused, ReceivedOutcome.Quarantined, null);
    }

    private Acceptance DeadLetter(Recordable item, StageFailure failure)
    {
        Store(item, ReceivedOutcome.DeadLetter, NewKey(item.Received.Id), null);
        store.DeadLetters.Add(new DeadLetterRow
        {
            Id = item.Received.Id,
            Stage = failure.Stage,
            Fingerprint = failure.Fingerprint,
            ExceptionType = failure.ExceptionType,
            At = now,
        });
        return Accepted(item, ReceivedOutcome.DeadLetter, null);
    }

    private ReceivedMessageRow Store(Recordable item, ReceivedOutcome outcome, DataKey key, ConcernRow? concern)
    {
        var received = item.Received;
        var properties = new MessageProperties
        {
            AnsweredMessageId = received.AnsweredMessageId,
            CorrelationId = received.Delivered.CorrelationId,
            ContentType = received.Delivered.ContentType,
            ContentEncoding = received.Delivered.ContentEncoding,
            UserId = received.Delivered.UserId,
            WholeBytes = received.WholeBytes,
            Problems = Answers.WarningsOf(item.Translation),
            NotCarried = Answers.NotCarriedOf(item.Translation),
        };
        var row = new ReceivedMessageRow
        {
            Id = received.Id,
            IdempotencyKey = received.IdempotencyKey,
            BodyIndex = received.BodyIndex,
            Sender = received.Sender?.Id.ToString(),
            Kind = received.Kind?.ToString() ?? "unknown",
            Channel = received.Delivered.Channel,
            Urgent = received.Delivered.Urgent,
            ReceivedAt = received.At,
            Outcome = outcome,
            ConcernId = concern?.Id,
            Reference = concern?.Reference,
            Codes = string.Join(' ', properties.Problems.Select(problem => problem.Code).Distinct()),
            DataKeyId = key.Id,
            SealedBody = key.Seal(received.Delivered.Body.Span, SealedJson.Body(received.Id)),
            SealedProperties = key.Seal(properties, RecordJson.Default.MessageProperties, SealedJson.Properties(received.Id)),
        };
        store.ReceivedMessages.Add(row);
        known.Add(row);
        audit.AppendTo(store, now, received, $"message-{outcome}", concern?.Reference ?? received.Id.ToString("N"));
        return row;
    }

    private void Answer(ReceivedMessageRow message, DataKey key, Outgoing answer, ConcernReference? reference)
    {
        var row = key.ToOutbox(answer, message.Urgent, null, null, reference);
        store.Outbox.Add(row);
        known.Add(row);
    }

    private DataKey NewKey(Guid id)
    {
        var key = DataKey.Create(id);
        var row = ring.Wrapped(key);
        store.DataKeys.Add(row);
        known.Add(row);
        return key;
    }

    private static Acceptance Accepted(Recordable item, ReceivedOutcome outcome, ConcernReference? reference) => new()
    {
        Outcome = outcome,
        Reference = reference,
        AnsweredMessageId = item.Received.AnsweredMessageId,
        ReceivedAt = item.Received.At,
        Problems = Answers.WarningsOf(item.Translation),
        NotCarried = Answers.NotCarriedOf(item.Translation),
    };
}
