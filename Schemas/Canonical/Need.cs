namespace SafeguardingHub.Schemas.Canonical;

/// <summary>Something that has to be dealt with first, and who meets it is decided by the agreement.</summary>
public sealed record Need : PersonalData
{
    public required NeedKind Kind { get; init; }

    /// <summary>In the sender's words.</summary>
    public string? Description { get; init; }

    /// <summary>False once somebody has met it.</summary>
    public bool Open { get; init; } = true;
}
