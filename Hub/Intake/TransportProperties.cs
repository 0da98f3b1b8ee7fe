using MassTransit;
using RabbitMQ.Client;

namespace SafeguardingHub.Intake;

/// <summary>What a transport says about a message: RabbitMQ in its properties, the in-memory transport in headers of our own.</summary>
internal static class TransportProperties
{
    private const string UserId = "hub-user-id";
    private const string MessageId = "hub-message-id";
    private const string CorrelationId = "hub-correlation-id";
    private const string ContentType = "hub-content-type";
    private const string ContentEncoding = "hub-content-encoding";
    private const string Timestamp = "hub-timestamp";
    private const string Exchange = "hub-exchange";

    private static readonly long EarliestSecond = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long LatestSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <param name="mostBytes">Of a body over it only one byte more is copied: enough to know that it is over.</param>
    public static RawMessage Read(ReceiveContext context, int mostBytes) =>
        context.TryGetPayload(out RabbitMqBasicConsumeContext? delivery) ? FromBroker(context, delivery, mostBytes) : FromMemory(context, mostBytes);

    /// <summary>The other half of reading from the in-memory transport.</summary>
    public static void Write(RawMessage message, SendContext context)
    {
        context.SetRoutingKey(message.RoutingKey);
        context.Headers.Set(Exchange, message.Exchange);
        context.Headers.Set(UserId, message.UserId);
        context.Headers.Set(MessageId, message.MessageId);
        context.Headers.Set(CorrelationId, message.CorrelationId);
        context.Headers.Set(ContentType, message.ContentType);
        context.Headers.Set(ContentEncoding, message.ContentEncoding);
        context.Headers.Set(Timestamp, message.Timestamp?.ToString("O"));
    }

    /// <summary>A sender may put any 64 bits where a time should be.</summary>
    public static DateTimeOffset? Time(AmqpTimestamp timestamp) =>
        timestamp.UnixTime >= EarliestSecond && timestamp.UnixTime <= LatestSecond ? DateTimeOffset.FromUnixTimeSeconds(timestamp.UnixTime) : null;

    private static RawMessage FromBroker(ReceiveContext context, RabbitMqBasicConsumeContext delivery, int mostBytes) => new()
    {
        // The client's buffer goes back to its pool when the delivery is done with.
        Body = Copy(context.Body, mostBytes),
        RoutingKey = delivery.RoutingKey ?? "",
        Exchange = delivery.Exchange,
        UserId = delivery.Properties.UserId,
        MessageId = delivery.Properties.MessageId,
        CorrelationId = delivery.Properties.CorrelationId,
        ContentType = delivery.Properties.ContentType,
        ContentEncoding = delivery.Properties.ContentEncoding,
        Timestamp = delivery.Properties.IsTimestampPresent() ? Time(delivery.Properties.Timestamp) : null,
        Redelivered = context.Redelivered,
    };

    private static RawMessage FromMemory(ReceiveContext context, int mostBytes)
    {
        var headers = context.TransportHeaders;
        return new RawMessage
        {
            Body = Copy(context.Body, mostBytes),
            RoutingKey = context.TryGetPayload(out RoutingKeyConsumeContext? delivery) ? delivery.RoutingKey ?? "" : "",
            Exchange = headers.Get<string>(Exchange) ?? "",
            UserId = headers.Get<string>(UserId),
            MessageId = headers.Get<string>(MessageId),
            CorrelationId = headers.Get<string>(CorrelationId),
            ContentType = headers.Get<string>(ContentType),
            ContentEncoding = headers.Get<string>(ContentEncoding),
            Timestamp = DateTimeOffset.TryParse(headers.Get<string>(Timestamp), out var time) ? time : null,
            Redelivered = context.Redelivered,
        };
    }

    private static byte[] Copy(MessageBody body, int mostBytes)
    {
        if (body.Length <= mostBytes)
        {
            return body.GetBytes();
        }

        var beginning = new byte[mostBytes + 1];
        using var stream = body.GetStream();
        return beginning[..stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false)];
    }
}
