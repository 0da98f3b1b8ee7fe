using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Delivery;

/// <summary>Opens a message of the outbox and lets the recipient's adapter write it.</summary>
public sealed class Composer(Normalizer formats, Agreement agreement, KeyRing keys)
{
    public OutgoingPost Compose(OutboxRow row, DataKeyRow keyRow) =>
        Compose(row, keys.Unwrap(keyRow).Open(row.SealedContent, CanonicalJson.Default.Outgoing, SealedJson.Outgoing(row.MessageId)));

    /// <param name="message">What the row holds sealed.</param>
    public OutgoingPost Compose(OutboxRow row, Outgoing message)
    {
        var agency = agreement.Find(message.Recipient) ?? throw new InvalidOperationException($"{message.Recipient} is no longer in the agreement.");
        var composed = formats.AdapterFor(agency.Format).Compose(message, agency.ContentType);
        return new OutgoingPost
        {
            MessageId = message.MessageId,
            Recipient = message.Recipient,
            Type = composed.Type,
            ContentType = composed.ContentType,
            Body = composed.Body,
            CorrelationId = message switch
            {
                Receipt receipt => receipt.CorrelationId,
                Rejection rejection => rejection.CorrelationId,
                _ => row.Reference,
            },
            Reference = row.Reference ?? "",
        };
    }
}
