namespace SafeguardingHub.Agreements;

/// <summary>When something holds of a child, these have to be told, and these things are owed.</summary>
public sealed record RoutingRule
{
    public required string Name { get; init; }

    public required Condition When { get; init; }

    public IReadOnlyList<Tell> Tell { get; init; } = [];

    public IReadOnlyList<OwedByRule> Obligations { get; init; } = [];

    /// <summary>A sentence for a caseworker; it says nothing of any one child.</summary>
    public required string Why { get; init; }

    /// <summary>Statute or guidance.</summary>
    public required string Source { get; init; }
}
