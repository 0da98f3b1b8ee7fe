using System.Text.Json;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Routing;

/// <summary>What has to hold of every decision, whatever is raised and by whom.</summary>
public sealed class RandomConcernTests
{
    private const string RestrictedStreet = "7 Hidden Yard";
    private const string RestrictedPostcode = "ZZ99 9HY";

    private static readonly string?[] Areas = ["E06000901", "E06000902", "E07000901", "E07000999", "E06000999", "W06000901", "S12000901", "N09000001", null];

    [Fact]
    public void Every_decision_keeps_the_promises()
    {
        var random = new Random(9990000);
        var (someSent, someRestricted, someWithNeed) = (0, 0, 0);
        for (var round = 0; round < 3000; round++)
        {
            var concern = AnyConcern(random);
            var raiser = TestData.Northshire.Agencies[random.Next(TestData.Northshire.Agencies.Count)];
            var decision = RecipientList.Decide(concern, raiser.Id, TestData.RaisedAt, new KnownOfChild(random.Next(4)), TestData.Northshire);
            var sent = decision.Agencies.Where(agency => agency.Sent).ToList();
            someSent += sent.Count;

            Assert.Equal(TestData.Northshire.Agencies.Select(agency => agency.Id), decision.Agencies.Select(agency => agency.Agency));
            Assert.All(decision.Agencies, agency => Assert.NotEmpty(agency.Reasons));
            Assert.DoesNotContain(sent, agency => agency.Agency == raiser.Id);
            Assert.True(sent.Count > 0 || decision.Obligations.Any(owed => owed.Name is "triage" or "hold"));
            Assert.All(decision.Obligations, owed => Assert.True(owed.Due > TestData.RaisedAt && HasRole(owed)));
            Assert.All(sent, agency => Assert.Equal(AnswersOf(agency.Agency, decision.Risk), decision.Obligations.Where(owed => owed.About == agency.Agency).Select(owed => owed.Name)));
            Assert.All(decision.Agencies, agency => Assert.Equal(agency.Sent, agency.Shared is not null && agency.Basis is not null));
            AssertNeverPoliceAlone(concern, decision, raiser.Id);
            AssertNothingPersonalInReasons(decision);
            foreach (var agency in sent)
            {
                var restricted = concern.Children.Any(child => child.Addresses.Any(address => address.Restricted));
                var shown = JsonSerializer.Serialize(agency.Shared!, CanonicalJson.Indented.Concern);
                var showsPlace = shown.Contains(RestrictedStreet, StringComparison.Ordinal) || shown.Contains(RestrictedPostcode, StringComparison.Ordinal);
                var needs = TestData.Northshire.SharingFor(agency.Agency.Kind).NeedsRestrictedAddresses;
                someRestricted += restricted && !needs ? 1 : 0;
                someWithNeed += showsPlace ? 1 : 0;

                Assert.False(showsPlace && !needs);
                Assert.False(!needs && agency.Shared!.Children.Any(child => child.Contacts.Any(contact => contact.Safety == ContactSafety.Unsafe)));
                Assert.Equal(concern.LegalBasis.Marking, agency.Shared!.LegalBasis.Marking);
            }
        }

        Assert.True(someSent > 1000 && someRestricted > 100 && someWithNeed > 100, "The random concerns never reached what this is about.");
    }

    private static bool HasRole(RaisedObligation owed) =>
        TestData.Northshire.Find(owed.OwedBy)!.Contacts.Any(contact => contact.Role == owed.Role);

    private static IReadOnlyList<string> AnswersOf(AgencyId agency, RiskLevel risk) =>
        agency.Kind == "social-care" && risk >= RiskLevel.High ? ["acknowledge", "decide", "strategy-discussion"] : ["acknowledge", "decide"];

    private static void AssertNeverPoliceAlone(Concern concern, RoutingDecision decision, AgencyId raiser)
    {
        var perhapsExploited = concern.Categories.Contains(ConcernCategory.CountyLines)
            && concern.Children.Any(child => child.Circumstances.Contains(Circumstance.Suspect) && !(child.AgeOn(new DateOnly(2026, 3, 10)) >= 18));
        if (perhapsExploited)
        {
            Assert.True(raiser.Kind == "social-care" || decision.Agencies.Any(agency => agency is { Sent: true, Agency.Kind: "social-care" }));
        }
    }

    private static void AssertNothingPersonalInReasons(RoutingDecision decision)
    {
        var texts = decision.Agencies.SelectMany(agency => agency.Reasons.Select(reason => reason.Why)).Concat(decision.Obligations.Select(owed => owed.What + owed.Why));
        Assert.DoesNotContain(texts, text => text.Contains("Testerley", StringComparison.Ordinal) || text.Contains("Hidden", StringComparison.Ordinal));
    }

    private static Concern AnyRaised(Random random) => TestData.Concern(c => c with
    {
        Children = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => AnyChild(random))],
        Categories = [.. random.GetItems(Enum.GetValues<ConcernCategory>(), random.Next(0, 4)).Distinct(), .. random.Next(4) == 0 ? [ConcernCategory.CountyLines] : Array.Empty<ConcernCategory>()],
        NeedsFirst = [.. random.GetItems(Enum.GetValues<NeedKind>(), random.Next(0, 3)).Select(kind => new Need { Kind = kind, Open = random.Next(3) > 0 })],
        Risk = new Risk { Level = random.GetItems(Enum.GetValues<RiskLevel>(), 1)[0], Rationale = AnyText(random) },
        Locality = new Locality { Area = Areas[random.Next(Areas.Length)] is { } area ? GssCode.Parse(area) : null },
        Narrative = AnyText(random),
        Voice = random.Next(2) == 0 ? null : new VoiceOfTheChild { Words = AnyText(random) },
        Incident = random.Next(2) == 0 ? null : new Incident { Place = HiddenPlace(random.Next(2) == 0), Circumstances = AnyText(random) },
        People = random.Next(2) == 0 ? [] : [new Person { Roles = [PersonRole.Parent], LivesWithChild = true, Addresses = [HiddenPlace(restricted: false)] }],
        Triage = random.Next(4) == 0 ? random.GetItems(Enum.GetValues<TriageReason>(), 1) : [],
        LegalBasis = new LegalBasis { Marking = random.Next(2) == 0 ? ProtectiveMarking.Official : ProtectiveMarking.OfficialSensitive },
    });

    /// <summary>A place that nobody marked is no secret; only where somebody did does the street turn up in other places too.</summary>
    private static Concern AnyConcern(Random random)
    {
        var concern = AnyRaised(random);
        var marked = concern.Children.Any(child => child.Addresses.Any(address => address.Restricted)) || concern.Incident is { Place.Restricted: true };
        return marked ? concern : concern with { Narrative = null, Voice = null, Incident = null, People = [], Risk = concern.Risk with { Rationale = null } };
    }

    private static Child AnyChild(Random random) => TestData.Girl14 with
    {
        DateOfBirth = random.Next(5) == 0 ? null : new DateOnly(random.Next(2004, 2026), random.Next(1, 13), 3),
        Circumstances = [.. random.GetItems(Enum.GetValues<Circumstance>(), random.Next(0, 3)).Distinct()],
        Addresses = random.Next(2) == 0 ? [] : [HiddenPlace(restricted: true)],
        Contacts = [new ContactPoint { Kind = ContactKind.Mobile, Value = "07700 900009", Safety = random.GetItems(Enum.GetValues<ContactSafety>(), 1)[0] }],
    };

    private static Address HiddenPlace(bool restricted) => new() { Kind = AddressKind.Home, Lines = [RestrictedStreet], Postcode = RestrictedPostcode, Restricted = restricted };

    private static string? AnyText(Random random) => random.Next(3) switch
    {
        0 => null,
        1 => "Seen at the bus station.",
        _ => $"Lives at {RestrictedStreet}, {RestrictedPostcode}.",
    };
}
