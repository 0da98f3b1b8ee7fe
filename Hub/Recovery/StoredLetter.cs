using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Intake;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery;

/// <summary>A dead letter opened: what it said, and what it is replayed as. The place it goes back to follows from where it came from.</summary>
public sealed record StoredLetter : PersonalData
{
    private const string HashedId = "sha256:";

    public required DeadLetterRow Row { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Set for what goes through the flow again.</summary>
    public Delivered? Delivered { get; init; }

    /// <summary>Set for what goes back to one agency's queue.</summary>
    public CollectedProperties? ToAgency { get; init; }

    /// <summary>Set for what is still in the outbox.</summary>
    public OutboxRow? Outbox { get; init; }

    /// <summary>All that came with the bytes, for what was collected from the broker; a sender may have written anything into it.</summary>
    public CollectedProperties? Collected { get; init; }

    /// <summary>What was found wrong with it when it was received, without values of it.</summary>
    public IReadOnlyList<MessageProblem> Problems { get; init; } = [];

    /// <summary>Null when it may be replayed, else a code: why it cannot.</summary>
    public string? NotReplayable { get; init; }

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key ring cannot open it.</exception>
    public static async Task<StoredLetter> OpenAsync(HubDbContext context, DeadLetterRow row, KeyRing keys, CancellationToken cancellation) => row.Source switch
    {
        DeadLetterSource.Outbox => await OutgoingAsync(context, row, keys, cancellation),
        DeadLetterSource.Edited => await EditedAsync(context, row, keys, cancellation),
        DeadLetterSource.Error or DeadLetterSource.Skipped or DeadLetterSource.DeadLetterQueue => await CollectedAsync(context, row, keys, cancellation),
        _ => await ReceivedAsync(context, row, keys, cancellation),
    };

    private static async Task<StoredLetter> ReceivedAsync(HubDbContext context, DeadLetterRow row, KeyRing keys, CancellationToken cancellation)
    {
        var received = await context.ReceivedMessages.AsNoTracking().SingleAsync(each => each.Id == row.Id, cancellation);
        var key = await KeyAsync(context, received.DataKeyId, keys, cancellation);
        var body = key.Open(received.SealedBody, SealedJson.Body(row.Id));
        var properties = key.Open(received.SealedProperties, RecordJson.Default.MessageProperties, SealedJson.Properties(row.Id));
        return new StoredLetter
        {
            Row = row,
            Body = body,
            ContentType = properties.ContentType,
            Problems = properties.Problems,
            NotReplayable = received.Sender is null ? "sender-not-known" : properties.WholeBytes > body.Length ? "only-its-beginning-was-kept" : null,
            Delivered = new Delivered
            {
                Channel = received.Channel,
                Sender = received.Sender is { } sender ? AgencyId.Parse(sender) : null,
                Message = received.Kind.ToLowerInvariant(),
                Urgent = received.Urgent,
                UserId = properties.UserId,
                MessageId = properties.AnsweredMessageId.StartsWith(HashedId, StringComparison.Ordinal) ? null : properties.AnsweredMessageId,
                CorrelationId = properties.CorrelationId,
                ContentType = properties.ContentType,
                ContentEncoding = properties.ContentEncoding,
                Body = body,
                Replays = new ReplayOf(row.Id, row.Id, row.ReceivedAt),
            },
        };
    }

    private static async Task<StoredLetter> CollectedAsync(HubDbContext context, DeadLetterRow row, KeyRing keys, CancellationToken cancellation)
    {
        var (body, properties) = await ContentAsync(context, row.Id, keys, cancellation);
        var letter = new StoredLetter { Row = row, Body = body, ContentType = properties.ContentType, Collected = properties };
        return row.Queue.StartsWith("agency.", StringComparison.Ordinal)
            ? letter with { ToAgency = properties, NotReplayable = AgencyId.TryParse(row.Agency ?? "", out _) ? null : "recipient-not-known" }
            : letter with { Delivered = Again(row, body, properties) with { Replays = new ReplayOf(row.Id, row.Id, row.ReceivedAt) } };
    }

    /// <summary>As the queue it was for would have brought it.</summary>
    private static Delivered Again(DeadLetterRow row, byte[] body, CollectedProperties properties) => QueueIntake.DeliveredFrom(new RawMessage
    {
        Body = body,
        RoutingKey = properties.RoutingKey,
        // A dead letter of the broker's keeps the exchange in its history; what the hub set aside has it in a header.
        Exchange = properties.Headers.GetValueOrDefault(row.Source == DeadLetterSource.DeadLetterQueue ? "x-first-death-exchange" : SafeMove.ExchangeHeader) ?? "",
        UserId = properties.UserId ?? properties.Headers.GetValueOrDefault(SafeMove.UserIdHeader),
        MessageId = properties.MessageId,
        CorrelationId = properties.CorrelationId,
        ContentType = properties.ContentType,
        ContentEncoding = properties.ContentEncoding,
        Timestamp = properties.Timestamp,
    });

    private static async Task<StoredLetter> EditedAsync(HubDbContext context, DeadLetterRow row, KeyRing keys, CancellationToken cancellation)
    {
        var first = await context.DeadLetters.AsNoTracking().SingleAsync(each => each.Id == row.EditOf, cancellation);
        var original = await OpenAsync(context, first, keys, cancellation);
        var (body, _) = await ContentAsync(context, row.Id, keys, cancellation);
        return original with
        {
            Row = row,
            Body = body,
            NotReplayable = original.Delivered is null ? "not-a-received-message" : original.NotReplayable == "only-its-beginning-was-kept" ? null : original.NotReplayable,
            Delivered = original.Delivered is { } delivered ? delivered with { Body = body, Replays = delivered.Replays! with { DeadLetter = row.Id } } : null,
        };
    }

    private static async Task<StoredLetter> OutgoingAsync(HubDbContext context, DeadLetterRow row, KeyRing keys, CancellationToken cancellation)
    {
        var outgoing = await context.Outbox.AsNoTracking().SingleAsync(each => each.Sequence == row.OutboxSequence, cancellation);
        var key = await KeyAsync(context, outgoing.DataKeyId, keys, cancellation);
        return new StoredLetter { Row = row, Outbox = outgoing, ContentType = "application/json", Body = key.Open(outgoing.SealedContent, SealedJson.Outgoing(outgoing.MessageId)) };
    }

    private static async Task<(byte[] Body, CollectedProperties Properties)> ContentAsync(HubDbContext context, Guid id, KeyRing keys, CancellationToken cancellation)
    {
        var content = await context.DeadLetterContents.AsNoTracking().SingleAsync(each => each.Id == id, cancellation);
        var key = await KeyAsync(context, content.DataKeyId, keys, cancellation);
        return (key.Open(content.SealedBody, DeadLetterPlaces.Body(id)), key.Open(content.SealedProperties, CollectedJson.Default.CollectedProperties, DeadLetterPlaces.Properties(id)));
    }

    private static async Task<DataKey> KeyAsync(HubDbContext context, Guid id, KeyRing keys, CancellationToken cancellation) =>
        keys.Unwrap(await context.DataKeys.AsNoTracking().SingleAsync(each => each.Id == id, cancellation));
}
