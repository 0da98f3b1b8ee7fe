namespace SafeguardingHub.Schemas.Canonical;

/// <summary>What one agency raises about one child or several, in nobody's format.</summary>
public sealed record Concern : PersonalData
{
    public required Origin Origin { get; init; }

    /// <summary>At least one child, born or unborn. Siblings raised together stay together.</summary>
    public required IReadOnlyList<Child> Children { get; init; }

    public IReadOnlyList<Person> People { get; init; } = [];

    /// <summary>A set: no value twice, in the order the sender gave them.</summary>
    public required IReadOnlyList<ConcernCategory> Categories { get; init; }

    /// <summary>What has to be met before exploitation work can begin.</summary>
    public IReadOnlyList<Need> NeedsFirst { get; init; } = [];

    public VoiceOfTheChild? Voice { get; init; }

    public required Risk Risk { get; init; }

    public Locality Locality { get; init; } = new();

    public LegalBasis LegalBasis { get; init; } = new();

    public Incident? Incident { get; init; }

    public NationalReferral NationalReferral { get; init; } = new();

    /// <summary>The sender's account, in the sender's words, unaltered.</summary>
    public string? Narrative { get; init; }

    /// <summary>Every coded value as the sender wrote it, beside its canonical reading.</summary>
    public IReadOnlyList<OriginalCode> OriginalCodes { get; init; } = [];

    /// <summary>Empty unless a person has to read it first.</summary>
    public IReadOnlyList<TriageReason> Triage { get; init; } = [];
}
