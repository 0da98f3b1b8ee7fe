namespace SafeguardingHub.Schemas.Canonical;

/// <summary>What the child says and wants, in the child's own words.</summary>
public sealed record VoiceOfTheChild : PersonalData
{
    public bool? SpokenTo { get; init; }

    public bool? SeenAlone { get; init; }

    public string? Words { get; init; }

    public string? Wishes { get; init; }

    /// <summary>What the child chose as the next contact.</summary>
    public string? NextContactChosen { get; init; }

    public bool? KnowsOfReferral { get; init; }

    /// <summary>Why the child was not spoken to.</summary>
    public string? ReasonNotSpokenTo { get; init; }
}
