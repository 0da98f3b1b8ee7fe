using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Recording;

/// <summary>Dead letters made of received messages: the hub failed on them, refused them, or has to keep them back.</summary>
internal static class DeadLetters
{
    /// <summary>Codes in a fingerprint at the most: a message with many mistakes is not a fault of its own.</summary>
    private const int MostCodes = 4;

    public static DeadLetterRow Failed(Recordable item, StageFailure failure, KeyRing ring, DateTimeOffset now) =>
        Of(item.Received, DeadLetterSource.Stage, failure.Stage, failure.ExceptionType, failure.Fingerprint, Indexes.Order(item, ring), now);

    public static DeadLetterRow Refused(Recordable item, IReadOnlyList<MessageProblem> problems, DateTimeOffset now)
    {
        var code = string.Join('+', problems.Select(each => each.Code).Distinct().Order(StringComparer.Ordinal).Take(MostCodes));
        return Of(item.Received, DeadLetterSource.Quarantine, code, "", $"refused/{code}", null, now);
    }

    public static DeadLetterRow Behind(Recordable item, KeyRing ring, DateTimeOffset now) =>
        Of(item.Received, DeadLetterSource.Behind, ReplayFailedException.Behind, "", ReplayFailedException.Behind, Indexes.Order(item, ring), now);

    private static DeadLetterRow Of(Received received, DeadLetterSource source, string code, string exceptionType, string fault, Guid? orderKey, DateTimeOffset now)
    {
        var queue = received.Sender is { } sender ? HubNames.InQueue(sender.Kind, received.Delivered.Urgent) : HubNames.Unrouted;
        return new DeadLetterRow
        {
            Id = received.Id,
            Source = source,
            Queue = queue,
            Code = code,
            ExceptionType = exceptionType,
            Fingerprint = $"{queue} {fault}",
            Agency = received.Sender?.Id.ToString(),
            Kind = received.Kind?.ToString().ToLowerInvariant() ?? "unknown",
            Urgent = received.Delivered.Urgent,
            ReceivedAt = received.At,
            At = now,
            LastFailedAt = now,
            OrderKey = orderKey,
        };
    }
}
