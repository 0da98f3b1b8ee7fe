using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests;

/// <summary>Evident data: synthetic children only, NHS numbers from the 999 test range.</summary>
internal static partial class TestData
{
    public static readonly DateTimeOffset RaisedAt = new(2026, 3, 10, 9, 15, 0, TimeSpan.Zero);

    public static Child Girl14 => new()
    {
        Key = "child-1",
        Name = new PersonName { Given = ["Ari"], Family = "Testerley" },
        DateOfBirth = new DateOnly(2011, 5, 4),
        Sex = Sex.Female,
        Identifiers = [new ChildIdentifier { Scheme = IdentifierScheme.NhsNumber, Value = "9990000018", Assurance = IdentifierAssurance.Verified }],
    };

    public static Concern Concern(Func<Concern, Concern>? change = null)
    {
        var concern = new Concern
        {
            Origin = new Origin { SenderReference = "NS-2026-0001", CorrelationId = "case-1", RaisedAt = RaisedAt },
            Children = [Girl14],
            Categories = [ConcernCategory.SexualExploitation],
            Risk = new Risk { Level = RiskLevel.Medium },
            Locality = new Locality { Nation = Nation.England, Area = GssCode.Parse("E06000901") },
            Narrative = "An adult she met online has been sending her gifts.",
        };
        return change is null ? concern : change(concern);
    }

    /// <summary>A concern that says everything the canonical model can hold.</summary>
    public static Concern FullConcern() => Concern(c => c with
    {
        Origin = c.Origin with
        {
            Organisation = "Northshire Constabulary",
            Team = "Protecting Vulnerable People unit",
            ReferralSource = "6",
            RaisedBy = new Person
            {
                Key = "officer-1",
                Name = new PersonName { Given = ["Robin"], Family = "Exampleman" },
                Roles = [PersonRole.Professional, PersonRole.Reporter],
                Organisation = "Northshire Constabulary",
                JobTitle = "Detective Constable",
                ProfessionalId = "C4321",
                Contacts = [new ContactPoint { Kind = ContactKind.Phone, Value = "01632 960001", Safety = ContactSafety.Safe, Rank = 1 }],
            },
        },
        Children =
        [
            Girl14 with
            {
                OtherNames = [new PersonName { Given = ["Azi"], Use = "street name" }],
                Ethnicity = Ethnicity.WhiteAndAsian,
                GenderIdentity = "girl",
                Religion = "none stated",
                Language = "en",
                InterpreterNeeded = false,
                Disabilities = [Disability.Autism],
                Circumstances = [Circumstance.Victim, Circumstance.Suspect, Circumstance.AtRiskOfExploitation],
                School = "Northshire Academy",
                GeneralPractitioner = "Harbour Road Surgery",
                Identifiers =
                [
                    .. Girl14.Identifiers,
                    new ChildIdentifier { Scheme = IdentifierScheme.UniquePupilNumber, Value = "A950000178301", Assurance = IdentifierAssurance.Verified },
                    new ChildIdentifier { Scheme = IdentifierScheme.PolicePersonId, Value = "POLE-77" },
                ],
                Addresses =
                [
                    new Address { Kind = AddressKind.Home, Lines = ["1 Sample Street"], Town = "Northshire", County = "Northshire", Postcode = "ZZ99 3WZ", Uprn = "100000000001", Area = GssCode.Parse("E06000901") },
                    new Address { Kind = AddressKind.Previous, Lines = ["9 Former Row"], Town = "Northshire", Postcode = "ZZ99 3VZ", From = new DateOnly(2020, 1, 1), Until = new DateOnly(2024, 6, 30) },
                ],
                Contacts =
                [
                    new ContactPoint
                    {
                        Kind = ContactKind.Mobile, Value = "07700 900001", Safety = ContactSafety.Safe, SafeTimes = "school days 13:00 to 14:00",
                        VoicemailAllowed = false, SeenByOthers = "older cousin sees the phone", SetBy = "Ari", ReviewBy = new DateOnly(2026, 4, 10), Rank = 1, Preferred = true,
                    },
                    new ContactPoint { Kind = ContactKind.Email, Value = "ari@example.test", Safety = ContactSafety.Unsafe },
                ],
            },
            new Child
            {
                Key = "child-2",
                Name = new PersonName { Given = ["Bo"], Family = "Testerley" },
                DateOfBirth = new DateOnly(2014, 9, 30),
                Sex = Sex.Male,
            },
        ],
        People =
        [
            new Person
            {
                Key = "person-1",
                Name = new PersonName { Given = ["Chris"], Family = "Testerley" },
                Roles = [PersonRole.Parent],
                Relationship = "mother",
                Sex = Sex.Female,
                DateOfBirth = new DateOnly(1985, 2, 3),
                LivesWithChild = true,
                KnowsOfConcern = false,
                Contacts = [new ContactPoint { Kind = ContactKind.Mobile, Value = "07700 900002", Safety = ContactSafety.Unknown }],
            },
            new Person { Key = "person-2", Name = new PersonName { Text = "known as Ace" }, Roles = [PersonRole.AllegedPerpetrator, PersonRole.Suspect], Relationship = "older boyfriend", StatedAge = "about 25" },
        ],
        Categories = [ConcernCategory.SexualExploitation, ConcernCategory.CountyLines, ConcernCategory.Missing],
        NeedsFirst =
        [
            new Need { Kind = NeedKind.SafePlaceToLive, Description = "sleeping on a friend's sofa" },
            new Need { Kind = NeedKind.SexualHealth, Description = "asks for a clinic visit" },
        ],
        Voice = new VoiceOfTheChild
        {
            SpokenTo = true,
            SeenAlone = true,
            Words = "I just want somewhere to sleep.",
            Wishes = "Not to involve my aunt.",
            NextContactChosen = "text on Thursday",
            KnowsOfReferral = true,
        },
        Risk = new Risk { Level = RiskLevel.High, Rationale = "Missing twice this month.", Factors = [new RiskFactor("threat", "Threats by text."), new RiskFactor("vulnerability", "Out of school.")] },
        Locality = new Locality { Nation = Nation.England, Area = GssCode.Parse("E06000901"), LocalAuthorityCode = "901" },
        LegalBasis = new LegalBasis
        {
            Basis = LawfulBasis.PublicTask,
            Condition = "UK GDPR 9(2)(g); DPA 2018 Sch 1 para 18",
            Purpose = "safeguarding a child",
            ConsentSought = false,
            ReasonConsentNotSought = "would put her at risk",
            Marking = ProtectiveMarking.OfficialSensitive,
        },
        Incident = new Incident
        {
            Reference = "NC-88123",
            Kind = "missing child found",
            OccurredAt = RaisedAt.AddHours(-6),
            Place = new Address { Kind = AddressKind.Incident, Lines = ["Bus station"], Town = "Northshire", Postcode = "ZZ99 2WZ" },
            Circumstances = "Found with two older boys and a second phone.",
        },
        NationalReferral = new NationalReferral { Status = NationalReferralStatus.Promised, Reference = "NRM-TBC" },
        OriginalCodes = [new OriginalCode("ppn:flag", "CL", "County lines")],
    });
}
