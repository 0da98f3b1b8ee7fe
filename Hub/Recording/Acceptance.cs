using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>What the hub made of a delivery, once it is durable.</summary>
public sealed record Acceptance
{
    public required ReceivedOutcome Outcome { get; init; }

    /// <summary>It had been received before; nothing was recorded again and the first answer is repeated.</summary>
    public bool Repeated { get; init; }

    public ConcernReference? Reference { get; init; }

    public required string AnsweredMessageId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public IReadOnlyList<MessageProblem> Problems { get; init; } = [];

    public IReadOnlyList<string> NotCarried { get; init; } = [];

    /// <summary>Null unless a concern was recorded or an update changed who is told.</summary>
    public RoutingDecision? Decision { get; init; }

    public override string ToString() => $"{Outcome}{(Repeated ? " before" : "")} {Reference}";

    /// <summary>Of a message received for the first time.</summary>
    internal static Acceptance Of(Recordable item, ReceivedOutcome outcome, ConcernReference? reference) => new()
    {
        Outcome = outcome,
        Reference = reference,
        AnsweredMessageId = item.Received.AnsweredMessageId,
        ReceivedAt = item.Received.At,
        Problems = Answers.WarningsOf(item.Translation),
        NotCarried = Answers.NotCarriedOf(item.Translation),
    };
}
