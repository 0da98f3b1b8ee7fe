namespace SafeguardingHub.Schemas.Canonical;

public sealed record ChildIdentifier : PersonalData
{
    public required IdentifierScheme Scheme { get; init; }

    public required string Value { get; init; }

    public IdentifierAssurance Assurance { get; init; }

    /// <summary>The URI or name of the scheme as the sender wrote it.</summary>
    public string? OriginalSystem { get; init; }
}
