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

/// <summary>An answer to a referral, or an event in the work with a child, for those who apply it. One of the two is set.</summary>
public sealed record RecordedAnswer : PersonalData
{
    public ReferralResponse? Response { get; init; }

    public EngagementEvent? Engagement { get; init; }

    public required string AnsweredMessageId { get; init; }

    public string? CorrelationId { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MessageProperties))]
[JsonSerializable(typeof(WaitingUpdate))]
[JsonSerializable(typeof(RecordedAnswer))]
[JsonSerializable(typeof(IReadOnlyList<AgencyDecisionRecord>))]
internal sealed partial class RecordJson : JsonSerializerContext;
