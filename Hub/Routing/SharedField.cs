using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>A part of a concern that sharing rules name: whether it is there, and the concern without it.</summary>
internal sealed record SharedField(string Name, Func<Concern, bool> IsPresent, Func<Concern, Concern> Without)
{
    public const string Narrative = "narrative";

    /// <summary>The vocabulary of the agreement's sharing rules, in the order in which decisions list it.</summary>
    public static IReadOnlyList<SharedField> All { get; } =
    [
        OfChild("child.other-names", child => child.OtherNames.Count > 0, child => child with { OtherNames = [] }),
        OfChild("child.identifiers", child => child.Identifiers.Count > 0, child => child with { Identifiers = [] }),
        OfChild("child.ethnicity", child => child.Ethnicity is not null, child => child with { Ethnicity = null }),
        OfChild("child.gender-identity", child => child.GenderIdentity is not null, child => child with { GenderIdentity = null }),
        OfChild("child.religion", child => child.Religion is not null, child => child with { Religion = null }),
        OfChild(
            "child.language", child => child.Language is not null || child.InterpreterNeeded is not null,
            child => child with { Language = null, InterpreterNeeded = null }),
        OfChild("child.disabilities", child => child.Disabilities.Count > 0, child => child with { Disabilities = [] }),
        OfChild("child.circumstances", child => child.Circumstances.Count > 0, child => child with { Circumstances = [] }),
        OfChild("child.addresses", child => child.Addresses.Count > 0, child => child with { Addresses = [] }),
        OfChild("child.contacts", child => child.Contacts.Count > 0, child => child with { Contacts = [] }),
        OfChild("child.school", child => child.School is not null, child => child with { School = null }),
        OfChild("child.general-practitioner", child => child.GeneralPractitioner is not null, child => child with { GeneralPractitioner = null }),
        OfPeople("people.family", PeopleGroup.Family),
        new(
            "people.suspects",
            concern => concern.People.Any(person => PeopleGroups.Of(person) == PeopleGroup.Suspects && PeopleGroups.HasDetails(person)),
            concern => concern with { People = [.. concern.People.Select(person => PeopleGroups.Of(person) == PeopleGroup.Suspects ? PeopleGroups.WithoutDetails(person) : person)] }),
        OfPeople("people.witnesses", PeopleGroup.Witnesses),
        OfPeople("people.professionals", PeopleGroup.Professionals),
        OfPeople("people.others", PeopleGroup.Others),
        new("needs-first", concern => concern.NeedsFirst.Count > 0, concern => concern with { NeedsFirst = [] }),
        new("voice", concern => concern.Voice is not null, concern => concern with { Voice = null }),
        new("risk.rationale", concern => concern.Risk.Rationale is not null, concern => concern with { Risk = concern.Risk with { Rationale = null } }),
        new("risk.factors", concern => concern.Risk.Factors.Count > 0, concern => concern with { Risk = concern.Risk with { Factors = [] } }),
        new(Narrative, concern => concern.Narrative is not null, concern => concern with { Narrative = null }),
        new("incident", concern => concern.Incident is not null, concern => concern with { Incident = null }),
        new(
            "legal-basis",
            concern => concern.LegalBasis != OnlyMarking(concern.LegalBasis),
            concern => concern with { LegalBasis = OnlyMarking(concern.LegalBasis) }),
        new("national-referral", concern => concern.NationalReferral != new NationalReferral(), concern => concern with { NationalReferral = new() }),
        new("origin.raised-by", concern => concern.Origin.RaisedBy is not null, concern => concern with { Origin = concern.Origin with { RaisedBy = null } }),
        new("original-codes", concern => concern.OriginalCodes.Count > 0, concern => concern with { OriginalCodes = [] }),
    ];

    /// <summary>The marking is the originator's and travels with every copy.</summary>
    private static LegalBasis OnlyMarking(LegalBasis basis) => new() { Marking = basis.Marking };

    private static SharedField OfChild(string name, Func<Child, bool> isPresent, Func<Child, Child> without) => new(
        name, concern => concern.Children.Any(isPresent), concern => concern with { Children = [.. concern.Children.Select(without)] });

    private static SharedField OfPeople(string name, PeopleGroup group) => new(
        name,
        concern => concern.People.Any(person => PeopleGroups.Of(person) == group),
        concern => concern with { People = [.. concern.People.Where(person => PeopleGroups.Of(person) != group)] });
}
