namespace SafeguardingHub.Schemas.Canonical;

/// <summary>A place. <see cref="Restricted"/> addresses go only to recipients that the agreement says need them.</summary>
public sealed record Address : PersonalData
{
    public AddressKind Kind { get; init; }

    public IReadOnlyList<string> Lines { get; init; } = [];

    public string? Town { get; init; }

    public string? County { get; init; }

    public string? Postcode { get; init; }

    /// <summary>Unique property reference number, at most twelve digits.</summary>
    public string? Uprn { get; init; }

    public GssCode? Area { get; init; }

    /// <summary>Someone would be in danger if it became known. Most restrictive wins when records are merged.</summary>
    public bool Restricted { get; init; }

    /// <summary>Why it is restricted, in the setter's words.</summary>
    public string? RestrictionReason { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }
}
