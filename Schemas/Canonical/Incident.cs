namespace SafeguardingHub.Schemas.Canonical;

/// <summary>What happened, where and when.</summary>
public sealed record Incident : PersonalData
{
    public string? Reference { get; init; }

    public string? Kind { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public Address? Place { get; init; }

    public string? Circumstances { get; init; }
}
