namespace SafeguardingHub.Schemas.Canonical;

/// <summary>A way to reach somebody, and whether using it is safe.</summary>
public sealed record ContactPoint : PersonalData
{
    public ContactKind Kind { get; init; }

    public required string Value { get; init; }

    public ContactSafety Safety { get; init; }

    /// <summary>When it is safe, in words: <c>school days 13:00–14:00</c>.</summary>
    public string? SafeTimes { get; init; }

    public bool? VoicemailAllowed { get; init; }

    /// <summary>Who else sees or hears messages left here.</summary>
    public string? SeenByOthers { get; init; }

    public string? SetBy { get; init; }

    public DateOnly? ReviewBy { get; init; }

    /// <summary>1 is tried first.</summary>
    public int? Rank { get; init; }

    /// <summary>The child's own choice of how to be reached.</summary>
    public bool Preferred { get; init; }
}
