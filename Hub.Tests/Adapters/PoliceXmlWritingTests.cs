using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.PoliceXml;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

public sealed class PoliceXmlWritingTests
{
    private static readonly PoliceXmlAdapter Adapter = new();
    private static readonly AgencyId Police = AgencyId.Parse("police.northshire");

    [Fact]
    public void What_it_writes_it_reads_back_as_it_was() => AssertReadBack(TestData.FullConcern());

    [Fact]
    public void Every_category_comes_back_though_police_have_no_marker_for_most() =>
        AssertReadBack(TestData.Concern(c => c with { Categories = Enum.GetValues<ConcernCategory>() }));

    [Fact]
    public void Every_ethnicity_comes_back_though_police_tell_fewer_apart()
    {
        foreach (var ethnicity in Enum.GetValues<Ethnicity>())
        {
            AssertReadBack(TestData.Concern(c => c with { Children = [TestData.Girl14 with { Ethnicity = ethnicity }] }));
        }
    }

    [Fact]
    public void Every_word_of_the_canonical_vocabulary_can_be_written_and_comes_back() => AssertReadBack(TestData.Concern(c => c with
    {
        Children =
        [
            TestData.Girl14 with
            {
                Circumstances = Enum.GetValues<Circumstance>(),
                Disabilities = Enum.GetValues<Disability>(),
                Identifiers = [.. Enum.GetValues<IdentifierScheme>().Select(scheme => new ChildIdentifier { Scheme = scheme, Value = scheme == IdentifierScheme.NhsNumber ? "9990000018" : "A950000178301" })],
                Addresses = [.. Enum.GetValues<AddressKind>().Select(kind => new Address { Kind = kind, Town = "Northshire", Restricted = true, RestrictionReason = "danger" })],
                Contacts = [.. Enum.GetValues<ContactKind>().SelectMany(kind => Enum.GetValues<ContactSafety>().Select(safety => new ContactPoint { Kind = kind, Value = "x", Safety = safety }))],
            },
            .. Enum.GetValues<Sex>().Select(sex => new Child { Key = "c", Name = new PersonName { Text = "Sam" }, StatedAge = 12, Sex = sex }),
        ],
        People = [new Person { Roles = Enum.GetValues<PersonRole>(), Name = new PersonName { Text = "Somebody" } }],
        NeedsFirst = [.. Enum.GetValues<NeedKind>().Select(kind => new Need { Kind = kind, Open = false })],
    }));

    [Fact]
    public void Every_risk_basis_marking_nation_and_national_referral_comes_back()
    {
        foreach (var place in Enumerable.Range(0, 8))
        {
            AssertReadBack(TestData.Concern(c => c with
            {
                Risk = new Risk { Level = At<RiskLevel>(place) },
                Locality = new Locality { Nation = At<Nation>(place) },
                LegalBasis = new LegalBasis { Basis = At<LawfulBasis>(place), Marking = At<ProtectiveMarking>(place) },
                NationalReferral = new NationalReferral { Status = At<NationalReferralStatus>(place) },
            }));
        }
    }

    [Fact]
    public void A_character_that_XML_cannot_hold_does_not_stop_a_referral()
    {
        var concern = TestData.Concern(c => c with { Narrative = "bell \u0007, half a pair \uD83D, a pair \U0001F6B8, two\r\nlines" });

        Assert.Equal("bell \uFFFD, half a pair \uFFFD, a pair \U0001F6B8, two\r\nlines", ReadBack(concern).Narrative);
    }

    [Fact]
    public void A_category_without_a_police_marker_is_written_with_its_canonical_name_and_as_lossy()
    {
        var flags = Composed(TestData.Concern(c => c with { Categories = [ConcernCategory.Trafficking, ConcernCategory.FinancialAbuse, ConcernCategory.CountyLines] }))
            .Descendants(XName.Get("flag", PpnFormat.Namespace)).Select(flag => string.Join(' ', flag.Attributes().Select(attribute => attribute.Value)));

        Assert.Equal(["MS trafficking true", "OTHER financial-abuse true", "CL"], flags);
    }

    private static T At<T>(int place)
        where T : struct, Enum => Enum.GetValues<T>()[place % Enum.GetValues<T>().Length];

    /// <summary>Codes as sent, the order of identifiers and the sender being police differ by nature; everything else has to be the same.</summary>
    private static void AssertReadBack(Concern concern) => Assert.Equal(Json(concern), Json(ReadBack(concern)));

    private static string Json(Concern concern) => JsonSerializer.Serialize(
        concern with
        {
            OriginalCodes = [],
            Origin = concern.Origin with { ReferralSource = concern.Origin.ReferralSource ?? "6" },
            Children = [.. concern.Children.Select(child => child with { Identifiers = [.. child.Identifiers.OrderBy(identifier => identifier.Scheme)] })],
        },
        CanonicalJson.Indented.Concern);

    private static Concern ReadBack(Concern concern)
    {
        var content = Composed(concern).Descendants(XName.Get("concern", PpnFormat.Namespace)).Single();
        content.Name = XName.Get(PpnFormat.Notification, PpnFormat.Namespace);
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { NewLineHandling = NewLineHandling.Entitize }))
        {
            content.WriteTo(writer);
        }

        var result = Adapter.Translate(new IncomingMessage(MessageKind.Concern, "application/xml", stream.ToArray()));
        return Assert.IsType<TranslationResult.TranslatedConcern>(result).Concern;
    }

    private static XDocument Composed(Concern concern)
    {
        var body = Adapter.Compose(TestData.Referral(Police, concern), "application/xml").Body;
        return XDocument.Load(new MemoryStream(body.ToArray()), LoadOptions.PreserveWhitespace);
    }
}
