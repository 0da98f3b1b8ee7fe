using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>What a recipient of a referral owes.</summary>
public sealed record Answer
{
    /// <summary><c>acknowledge</c> and <c>decide</c> are owed by every recipient.</summary>
    public required string Name { get; init; }

    public required string What { get; init; }

    /// <summary>Kinds of agency; empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Risk of the concern, after accumulation.</summary>
    public RiskLevel? RiskAtLeast { get; init; }

    public required string Role { get; init; }

    public required string Clock { get; init; }

    public required string Why { get; init; }

    public required string Source { get; init; }
}
