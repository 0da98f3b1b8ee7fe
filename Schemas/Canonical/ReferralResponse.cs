namespace SafeguardingHub.Schemas.Canonical;

/// <summary>
/// What an agency says about a referral: of one sent to it, or, when it raised the concern, of what a recipient decided.
/// A transport acknowledgement is not one of these: behind each stands a person.
/// </summary>
public sealed record ReferralResponse : PersonalData
{
    public required Origin Origin { get; init; }

    /// <summary>The hub's reference of the concern. Either this or <see cref="AnsweredMessageId"/> is set.</summary>
    public ConcernReference? Reference { get; init; }

    /// <summary>The message id of the referral, update, feedback or chase that is answered, where the format has a place for it (FHIR: <c>response.identifier</c>).</summary>
    public Guid? AnsweredMessageId { get; init; }

    public required ResponseKind Kind { get; init; }

    /// <summary>The sender's reference of an earlier answer that this one takes back; null: the last one of the sender's.</summary>
    public string? TakesBack { get; init; }

    /// <summary>The <see cref="Child.Key"/> of the referral, when the answer is about one of several children.</summary>
    public string? ChildKey { get; init; }

    /// <summary>
    /// The named human who answers, with role and contact. Always set, with a name, where
    /// <see cref="ResponseKinds.NeedsNamedPerson"/> holds.
    /// </summary>
    public Person? AnsweredBy { get; init; }

    /// <summary>When the person answered, with the sender's offset; null: not said.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The answer in words. For <see cref="ResponseKind.Challenged"/> and <see cref="ResponseKind.Objected"/> the grounds, for <see cref="ResponseKind.InformationSupplied"/> the information.</summary>
    public string? Note { get; init; }

    /// <summary>For <see cref="ResponseKind.Declined"/>; null where only the note says why, or nothing does.</summary>
    public Decline? Decline { get; init; }

    /// <summary>For <see cref="ResponseKind.Redirected"/>.</summary>
    public Redirection? RedirectedTo { get; init; }

    /// <summary>For <see cref="ResponseKind.NeedsInformation"/>; empty where only the note says what is needed.</summary>
    public IReadOnlyList<InformationNeeded> InformationNeeded { get; init; } = [];

    /// <summary>For <see cref="ResponseKind.Outcome"/>.</summary>
    public ReferralOutcome? Outcome { get; init; }

    /// <summary>For <see cref="ResponseKind.Closed"/>.</summary>
    public Closure? Closure { get; init; }

    /// <summary>What has been done; any answer may bring such facts.</summary>
    public IReadOnlyList<ReportedFact> Facts { get; init; } = [];

    /// <summary>Every coded value as the sender wrote it, beside its canonical reading.</summary>
    public IReadOnlyList<OriginalCode> OriginalCodes { get; init; } = [];
}
