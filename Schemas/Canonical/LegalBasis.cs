namespace SafeguardingHub.Schemas.Canonical;

/// <summary>Under what law the sender shares it, and what was asked and said about consent.</summary>
public sealed record LegalBasis : PersonalData
{
    public LawfulBasis Basis { get; init; }

    /// <summary>For instance UK GDPR 9(2)(g) with DPA 2018 Schedule 1 paragraph 18, as the sender wrote it.</summary>
    public string? Condition { get; init; }

    public string? Purpose { get; init; }

    public bool? ConsentSought { get; init; }

    public bool? ConsentGiven { get; init; }

    public string? ReasonConsentNotSought { get; init; }

    public ProtectiveMarking Marking { get; init; }
}
