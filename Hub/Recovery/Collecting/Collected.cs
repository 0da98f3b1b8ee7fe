using System.Text.Json.Serialization;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>A message as it was found in one of the broker's queues for what went wrong; a copy that outlives the delivery.</summary>
public sealed record Collected : PersonalData
{
    /// <summary>The queue it was found in.</summary>
    public required string FoundIn { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required CollectedProperties Properties { get; init; }

    /// <summary>The broker's own history of it, the newest first.</summary>
    public IReadOnlyList<Death> Deaths { get; init; } = [];
}

/// <summary>All that came with the bytes; kept sealed, since a sender may write anything into it.</summary>
public sealed record CollectedProperties : PersonalData
{
    public required string Exchange { get; init; }

    public required string RoutingKey { get; init; }

    public string? MessageId { get; init; }

    public string? CorrelationId { get; init; }

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? UserId { get; init; }

    public string? Type { get; init; }

    public string? AppId { get; init; }

    /// <summary>When the sender says it sent it.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>In words, whatever they were.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>One entry of <c>x-death</c>.</summary>
/// <param name="Reason"><c>rejected</c>, <c>expired</c>, <c>maxlen</c> or <c>delivery_limit</c>.</param>
public sealed record Death(string Queue, string Reason, string Exchange, string RoutingKey);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CollectedProperties))]
internal sealed partial class CollectedJson : JsonSerializerContext;
