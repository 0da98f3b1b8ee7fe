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

/// <summary>Who raised it, when, and under which case of theirs.</summary>
public sealed record Origin : PersonalData
{
    /// <summary>The sender's own reference for this message or notification.</summary>
    public string? SenderReference { get; init; }

    /// <summary>The sender's case: later messages with the same value join this concern. Null: the transport's correlation id is used.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When the sender raised it, with the sender's offset.</summary>
    public DateTimeOffset? RaisedAt { get; init; }

    /// <summary>The professional who raised it.</summary>
    public Person? RaisedBy { get; init; }

    public string? Organisation { get; init; }

    public string? Team { get; init; }

    /// <summary>The DfE referral source (CBDS N00152), for instance <c>6</c> for police or <c>8</c> for a charity.</summary>
    public string? ReferralSource { get; init; }
}

/// <summary>A child the concern is about.</summary>
public sealed record Child : PersonalData
{
    /// <summary>The sender's key of this child inside the message; kept so that people can be tied to children.</summary>
    public string? Key { get; init; }

    public PersonName? Name { get; init; }

    public IReadOnlyList<PersonName> OtherNames { get; init; } = [];

    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Set, with no date of birth, for an unborn child.</summary>
    public DateOnly? ExpectedDateOfBirth { get; init; }

    public DateOnly? DateOfDeath { get; init; }

    /// <summary>Whole years as the sender stated them, when no date of birth is known.</summary>
    public int? StatedAge { get; init; }

    public Sex Sex { get; init; }

    public string? GenderIdentity { get; init; }

    public Ethnicity? Ethnicity { get; init; }

    public string? Religion { get; init; }

    /// <summary>BCP 47 or the sender's text.</summary>
    public string? Language { get; init; }

    public bool? InterpreterNeeded { get; init; }

    public IReadOnlyList<Disability> Disabilities { get; init; } = [];

    public IReadOnlyList<ChildIdentifier> Identifiers { get; init; } = [];

    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public IReadOnlyList<ContactPoint> Contacts { get; init; } = [];

    /// <summary>A set; <see cref="Circumstance.Suspect"/> and <see cref="Circumstance.Victim"/> may both hold.</summary>
    public IReadOnlyList<Circumstance> Circumstances { get; init; } = [];

    public string? School { get; init; }

    public string? GeneralPractitioner { get; init; }

    public bool IsUnborn => DateOfBirth is null && ExpectedDateOfBirth is not null;

    /// <summary>The NHS number, only when the sender says that it is verified and its check digit is right.</summary>
    public NhsNumber? VerifiedNhsNumber =>
        Identifiers.FirstOrDefault(i => i is { Scheme: IdentifierScheme.NhsNumber, Assurance: IdentifierAssurance.Verified }) is { } found
        && NhsNumber.TryParse(found.Value, out var number) ? number : null;

    /// <summary>The unique pupil number, only when its check letter is right and the sender relies on it.</summary>
    public UniquePupilNumber? VerifiedPupilNumber =>
        Identifiers.FirstOrDefault(i => i is { Scheme: IdentifierScheme.UniquePupilNumber, Assurance: IdentifierAssurance.Verified }) is { } found
        && UniquePupilNumber.TryParse(found.Value, out var number) ? number : null;

    /// <summary>Whole years on a day; the stated age when there is no date of birth; null for an unborn child or when nothing is known.</summary>
    public int? AgeOn(DateOnly day)
    {
        if (DateOfBirth is not { } born)
        {
            return IsUnborn ? null : StatedAge;
        }

        var years = day.Year - born.Year;
        return day < born.AddYears(years) ? years - 1 : years;
    }
}

/// <summary>Anyone else: family, professionals, suspects.</summary>
public sealed record Person : PersonalData
{
    public string? Key { get; init; }

    public PersonName? Name { get; init; }

    public IReadOnlyList<PersonRole> Roles { get; init; } = [];

    /// <summary>The relationship in the sender's words: <c>mother</c>, <c>foster carer</c>, <c>older boyfriend</c>.</summary>
    public string? Relationship { get; init; }

    public DateOnly? DateOfBirth { get; init; }

    public string? StatedAge { get; init; }

    public Sex Sex { get; init; }

    public string? Organisation { get; init; }

    public string? JobTitle { get; init; }

    /// <summary>A collar number, a Social Work England number, an NHS role profile id.</summary>
    public string? ProfessionalId { get; init; }

    public bool? LivesWithChild { get; init; }

    public bool? KnowsOfConcern { get; init; }

    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public IReadOnlyList<ContactPoint> Contacts { get; init; } = [];
}

public sealed record PersonName : PersonalData
{
    public string? Prefix { get; init; }

    public IReadOnlyList<string> Given { get; init; } = [];

    public string? Family { get; init; }

    /// <summary>The whole name, when the sender gave it only so.</summary>
    public string? Text { get; init; }

    /// <summary>For instance <c>alias</c>, <c>street name</c>, <c>previous</c>; null for the name in use.</summary>
    public string? Use { get; init; }

    /// <summary>The name as one line, for people to read.</summary>
    public string Display => Text ?? string.Join(' ', new[] { Prefix }.Concat(Given).Append(Family).Where(part => !string.IsNullOrWhiteSpace(part)));
}

public sealed record ChildIdentifier : PersonalData
{
    public required IdentifierScheme Scheme { get; init; }

    public required string Value { get; init; }

    public IdentifierAssurance Assurance { get; init; }

    /// <summary>The URI or name of the scheme as the sender wrote it.</summary>
    public string? OriginalSystem { get; init; }
}

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

/// <summary>Something that has to be dealt with first, and who meets it is decided by the agreement.</summary>
public sealed record Need : PersonalData
{
    public required NeedKind Kind { get; init; }

    /// <summary>In the sender's words.</summary>
    public string? Description { get; init; }

    /// <summary>False once somebody has met it.</summary>
    public bool Open { get; init; } = true;
}

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

public sealed record Risk : PersonalData
{
    public required RiskLevel Level { get; init; }

    public string? Rationale { get; init; }

    /// <summary>The grading aid's own parts, for instance THRIVE: name and text.</summary>
    public IReadOnlyList<RiskFactor> Factors { get; init; } = [];
}

public sealed record RiskFactor(string Name, string Text) : PersonalData;

/// <summary>Where the child lives or is, as far as routing needs it.</summary>
public sealed record Locality : PersonalData
{
    public Nation? Nation { get; init; }

    /// <summary>The area as the sender gave it; a district (E07) is kept but never routed to.</summary>
    public GssCode? Area { get; init; }

    /// <summary>The three-digit DfE local authority code, which is not a GSS code.</summary>
    public string? LocalAuthorityCode { get; init; }
}

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

/// <summary>What happened, where and when.</summary>
public sealed record Incident : PersonalData
{
    public string? Reference { get; init; }

    public string? Kind { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public Address? Place { get; init; }

    public string? Circumstances { get; init; }
}

public sealed record NationalReferral : PersonalData
{
    public NationalReferralStatus Status { get; init; }

    public string? Reference { get; init; }
}

/// <summary>A code as the sender wrote it. <see cref="Lossy"/> when the canonical value says less than the code did.</summary>
public sealed record OriginalCode(string System, string Code, string? Display = null, bool Lossy = false) : PersonalData;
