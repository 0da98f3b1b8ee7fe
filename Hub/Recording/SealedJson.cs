using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>Canonical records as sealed bytes and back, each bound to its place in the store.</summary>
public static class SealedJson
{
    public static byte[] Seal<T>(this DataKey key, T value, JsonTypeInfo<T> type, SealedPlace place) =>
        JsonBuffer.Written(value, type, (Key: key, Place: place), static (json, to) => to.Key.Seal(json, to.Place));

    public static T Open<T>(this DataKey key, byte[] sealedBytes, JsonTypeInfo<T> type, SealedPlace place) =>
        JsonSerializer.Deserialize(key.Open(sealedBytes, place), type)
        ?? throw new InvalidOperationException($"The sealed {place.Column} of {place.Table} holds nothing.");

    public static SealedPlace Body(Guid receivedId) => new("received_messages", receivedId, "body");

    public static SealedPlace Properties(Guid receivedId) => new("received_messages", receivedId, "properties");

    public static SealedPlace Content(Guid concernId) => new("concerns", concernId, "content");

    /// <summary>By message id: a repeated message may be put into the outbox again as it is.</summary>
    public static SealedPlace Outgoing(Guid messageId) => new("outbox", messageId, "content");

    public static SealedPlace Waiting(Guid receivedId) => new("waiting_updates", receivedId, "update");

    public static SealedPlace Answer(Guid receivedId) => new("recorded_answers", receivedId, "answer");

    public static SealedPlace Mail(Guid messageId) => new("mailbox", messageId, "body");

    public static DataKeyRow Wrapped(this KeyRing ring, DataKey key)
    {
        var wrapped = ring.Wrap(key);
        return new DataKeyRow { Id = key.Id, WrappedBy = wrapped.WrappedBy, Wrapped = wrapped.Bytes };
    }

    public static DataKey Unwrap(this KeyRing ring, DataKeyRow row) => ring.Unwrap(row.Id, new WrappedKey(row.WrappedBy, row.Wrapped));

    public static OutboxRow ToOutbox(this DataKey key, Outgoing message, bool urgent, Guid? concernId, Guid? referralId, ConcernReference? reference) => new()
    {
        MessageId = message.MessageId,
        Recipient = message.Recipient.ToString(),
        Type = TypeOf(message),
        Urgent = urgent,
        ConcernId = concernId,
        ReferralId = referralId,
        Reference = reference?.ToString(),
        DataKeyId = key.Id,
        SealedContent = key.Seal(message, CanonicalJson.Default.Outgoing, Outgoing(message.MessageId)),
        CreatedAt = message.ComposedAt,
        NextAttemptAt = message.ComposedAt,
    };

    private static string TypeOf(Outgoing message) => message switch
    {
        Referral => "referral",
        UpdateNotice => "update",
        Receipt => "receipt",
        Rejection => "rejection",
        Feedback => "feedback",
        Chase => "chase",
        _ => throw new InvalidOperationException("A kind of message without a type name."),
    };
}
