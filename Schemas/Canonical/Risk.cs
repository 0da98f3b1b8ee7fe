namespace SafeguardingHub.Schemas.Canonical;

public sealed record Risk : PersonalData
{
    public required RiskLevel Level { get; init; }

    public string? Rationale { get; init; }

    /// <summary>The grading aid's own parts, for instance THRIVE: name and text.</summary>
    public IReadOnlyList<RiskFactor> Factors { get; init; } = [];
}

public sealed record RiskFactor(string Name, string Text) : PersonalData;
