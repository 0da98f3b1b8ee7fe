using System.Text.Json.Serialization;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>What the sender's transport and our reading said about a message; sealed beside its body.</summary>
public sealed record MessageProperties : PersonalData
{
    public required string AnsweredMessageId { get; init; }

    public string? CorrelationId { get; init; }

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? UserId { get; init; }

    /// <summary>The size of the body as it came, in bytes; more than is kept when it was over the limit.</summary>
    public int WholeBytes { get; init; }

    public required IReadOnlyList<MessageProblem> Problems { get; init; }

    public required IReadOnlyList<string> NotCarried { get; init; }
}

/// <summary>An update that waits, with what its receipt will have to say.</summary>
public sealed record WaitingUpdate : PersonalData
{
    public required ConcernUpdate Update { get; init; }

    public required string AnsweredMessageId { get; init; }

    public string? CorrelationId { get; init; }
}

/// <summary>What a routing decision says, as it is kept: never personal.</summary>
public sealed record SharingRecord(IReadOnlyList<string> SharedFields, IReadOnlyList<string> WithheldFields, string? Purpose, LawfulBasis? Basis, string? Condition);

/// <summary>Why an agency was told or not told.</summary>
public sealed record ReasonRecord(string Rule, string Why, string Source);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(KebabCaseEnums)])]
[JsonSerializable(typeof(MessageProperties))]
[JsonSerializable(typeof(WaitingUpdate))]
[JsonSerializable(typeof(SharingRecord))]
[JsonSerializable(typeof(IReadOnlyList<ReasonRecord>))]
internal sealed partial class RecordJson : JsonSerializerContext;
