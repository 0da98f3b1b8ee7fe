using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>Writes a received message as it came, and the answer that its sender is owed.</summary>
internal sealed class MessageRecorder(NewRows rows, FreshMessages outbox, KnownState known, KeyRing ring, AuditChain audit, DateTimeOffset now)
{
    public ReceivedMessageRow Store(Recordable item, ReceivedOutcome outcome, DataKey key, ConcernRow? concern)
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
        rows.Add(row);
        known.Add(row);
        audit.AppendTo(rows, now, received, $"message-{outcome}", concern?.Reference ?? received.Id.ToString("N"));
        return row;
    }

    /// <summary>Puts the receipt or rejection into the outbox.</summary>
    public void Answer(ReceivedMessageRow message, DataKey key, Outgoing answer, ConcernReference? reference)
    {
        var row = key.ToOutbox(answer, message.Urgent, null, null, reference);
        outbox.Post(row, answer);
        known.Add(row);
    }

    public DataKey NewKey(Guid id)
    {
        var key = DataKey.Create(id);
        var row = ring.Wrapped(key);
        rows.Add(row);
        known.Add(row);
        return key;
    }
}
