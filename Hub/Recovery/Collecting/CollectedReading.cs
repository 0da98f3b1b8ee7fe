using System.Collections;
using System.Globalization;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using SafeguardingHub.Intake;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>What the broker delivers from a queue for what went wrong. Reads any properties and headers, whoever wrote them.</summary>
internal static class CollectedReading
{
    public static Collected Of(string queue, BasicDeliverEventArgs delivery)
    {
        var properties = delivery.BasicProperties;
        var headers = properties.Headers ?? new Dictionary<string, object?>();
        return new Collected
        {
            FoundIn = queue,
            Body = delivery.Body.ToArray(),
            Deaths = [.. (headers.TryGetValue("x-death", out var deaths) ? deaths as IList : null)?.OfType<IDictionary<string, object?>>().Select(DeathOf) ?? []],
            Properties = new CollectedProperties
            {
                Exchange = delivery.Exchange,
                RoutingKey = delivery.RoutingKey,
                MessageId = properties.MessageId,
                CorrelationId = properties.CorrelationId,
                ContentType = properties.ContentType,
                ContentEncoding = properties.ContentEncoding,
                UserId = properties.UserId,
                Type = properties.Type,
                AppId = properties.AppId,
                Timestamp = properties.IsTimestampPresent() ? TransportProperties.Time(properties.Timestamp) : null,
                Headers = headers.ToDictionary(header => header.Key, header => Words(header.Value)),
            },
        };
    }

    private static Death DeathOf(IDictionary<string, object?> entry) => new(
        Words(entry.TryGetValue("queue", out var queue) ? queue : null),
        Words(entry.TryGetValue("reason", out var reason) ? reason : null),
        Words(entry.TryGetValue("exchange", out var exchange) ? exchange : null),
        Words((entry.TryGetValue("routing-keys", out var keys) ? keys as IList : null) is { Count: > 0 } list ? list[0] : null));

    private static string Words(object? value) => value switch
    {
        null => "",
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        string text => text,
        AmqpTimestamp time => time.UnixTime.ToString(CultureInfo.InvariantCulture),
        IDictionary<string, object?> table => $"{{{string.Join(", ", table.Select(entry => $"{entry.Key}: {Words(entry.Value)}"))}}}",
        IList list => $"[{string.Join(", ", list.Cast<object?>().Select(Words))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
