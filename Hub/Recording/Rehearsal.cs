using SafeguardingHub.Adapters;
using SafeguardingHub.Routing;

namespace SafeguardingHub.Recording;

/// <summary>What a message would come to, with nothing kept of it.</summary>
/// <param name="Decision">Null when it is no concern, or could not be routed.</param>
/// <param name="Failure">Set when the hub itself would fail on it.</param>
public sealed record Rehearsal(Recordable Item, RoutingDecision? Decision, StageFailure? Failure)
{
    /// <summary>The codes of what it would be refused for; empty when it would not be refused.</summary>
    public IReadOnlyList<string> Refusals => Item.Translation is TranslationResult.Untranslatable refused ? [.. refused.Reasons.Select(reason => reason.Code).Distinct()] : [];

    public bool Passes => Failure is null && Item.Translation is not (null or TranslationResult.Untranslatable);

    public override string ToString() => Item.ToString();
}
