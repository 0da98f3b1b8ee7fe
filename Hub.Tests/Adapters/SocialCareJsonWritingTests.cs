using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.SocialCareJson;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

public sealed class SocialCareJsonWritingTests
{
    private static readonly SocialCareJsonAdapter Adapter = new();
    private static readonly PublishedJsonSchema Schema = new("SocialCareJson/V1/social-care.schema.json");
    private static readonly AgencyId Recipient = AgencyId.Parse("social-care.northshire");

    public static TheoryData<string> ConcernsThatUseEveryWord => [.. Variations.Keys];

    private static readonly Dictionary<string, Concern> Variations = new()
    {
        ["everything at once"] = TestData.FullConcern(),
        ["every category"] = TestData.Concern(c => c with { Categories = Enum.GetValues<ConcernCategory>() }),
        ["one child of every ethnicity"] = WithChildren(Enum.GetValues<Ethnicity>().Select(value => TestData.Girl14 with { Ethnicity = value })),
        ["one child of every sex"] = WithChildren(Enum.GetValues<Sex>().Select(value => TestData.Girl14 with { Sex = value })),
        ["one child with every disability"] = WithChildren(Enum.GetValues<Disability>().Select(value => TestData.Girl14 with { Disabilities = [value] })),
        ["one child in all circumstances"] = WithChildren([TestData.Girl14 with { Circumstances = Enum.GetValues<Circumstance>() }]),
        ["identifiers that only look verified"] = WithChildren([TestData.Girl14 with
        {
            Identifiers =
            [
                new ChildIdentifier { Scheme = IdentifierScheme.NhsNumber, Value = "9990000026" },
                new ChildIdentifier { Scheme = IdentifierScheme.UniquePupilNumber, Value = "A950000178301" },
                new ChildIdentifier { Scheme = IdentifierScheme.UniquePupilNumber, Value = "R247962919251", Assurance = IdentifierAssurance.FailedCheckDigit },
                new ChildIdentifier { Scheme = IdentifierScheme.LocalAuthorityChildId, Value = "ELSEWHERE1", OriginalSystem = "902" },
                new ChildIdentifier { Scheme = IdentifierScheme.ChiNumber, Value = "9999990000", Assurance = IdentifierAssurance.Verified },
            ],
        }]),
        ["people in every role"] = TestData.Concern(c => c with { People = [.. Enum.GetValues<PersonRole>().Select(role => new Person { Name = new PersonName { Text = "Somebody" }, Roles = [role] })] }),
        ["every need, met and open"] = TestData.Concern(c => c with { NeedsFirst = [.. Enum.GetValues<NeedKind>().Select((kind, index) => new Need { Kind = kind, Open = index % 2 == 0 })] }),
        ["every address and contact"] = WithChildren([TestData.Girl14 with
        {
            Addresses = [.. Enum.GetValues<AddressKind>().Select(kind => new Address { Kind = kind, Town = "Northshire", Restricted = true, RestrictionReason = "ask first" })],
            Contacts = [.. Enum.GetValues<ContactKind>().SelectMany(kind => Enum.GetValues<ContactSafety>().Select(safety => new ContactPoint { Kind = kind, Value = "reach", Safety = safety }))],
        }]),
    };

    [Theory]
    [MemberData(nameof(ConcernsThatUseEveryWord))]
    public void What_is_written_reads_back_as_what_it_was(string variation)
    {
        var concern = Variations[variation];
        var written = JsonNode.Parse(Compose(TestData.Referral(Recipient, concern)).Body.Span)!.AsObject();
        written["message_type"] = "concern";
        var read = Assert.IsType<TranslationResult.TranslatedConcern>(Adapter.Translate(new IncomingMessage(MessageKind.Concern, "application/json", JsonSerializer.SerializeToUtf8Bytes(written)))).Concern;
        Assert.Equal(Text(concern), Text(read));
    }

    [Theory]
    [MemberData(nameof(ConcernsThatUseEveryWord))]
    public void What_is_written_is_valid_against_the_published_schema(string variation) =>
        Assert.Empty(Schema.Errors(Compose(TestData.Referral(Recipient, Variations[variation])).Body));

    [Fact]
    public void The_schema_refuses_what_it_should()
    {
        var good = Encoding.UTF8.GetString(Compose(TestData.Referral(Recipient, TestData.FullConcern())).Body.Span);
        Assert.Empty(Schema.Errors(Encoding.UTF8.GetBytes(good)));
        (string From, string To)[] faults =
        [
            ("\"message_type\": \"referral\"", "\"message_type\": \"referal\""), ("\"2011-05-04\"", "\"4 May 2011\""), ("\"11A\"", "\"11Z\""), ("\"school\"", "\"skool\""),
            ("\"level\": \"high\"", "\"level\": \"severe\""), ("\"surname\"", "\"family\""), ("\"spoken_to\": true", "\"spoken_to\": \"true\""),
            ("\"composed_at\": \"2026-03-10T09:15:02+00:00\"", "\"composed_at\": \"yesterday\""), ("SH-", "HS-"),
        ];
        Assert.All(faults, fault =>
        {
            Assert.Contains(fault.From, good, StringComparison.Ordinal);
            Assert.NotEmpty(Schema.Errors(Encoding.UTF8.GetBytes(good.Replace(fault.From, fault.To, StringComparison.Ordinal))));
        });
    }

    [Fact]
    public void The_bare_postcode_is_never_that_of_a_restricted_or_former_address()
    {
        Address[] addresses =
        [
            new() { Kind = AddressKind.Home, Postcode = "ZZ99 1AA", Restricted = true },
            new() { Kind = AddressKind.Home, Postcode = "ZZ99 1AB", Until = new DateOnly(2025, 1, 1) },
            new() { Kind = AddressKind.School, Postcode = "ZZ99 1AC" },
        ];
        var written = JsonNode.Parse(Compose(TestData.Referral(Recipient, WithChildren([TestData.Girl14 with { Addresses = addresses }]))).Body.Span)!;
        Assert.Null(written["children"]![0]!["child_details"]!["postcode"]);
        Assert.Equal(3, written["children"]![0]!["addresses"]!.AsArray().Count);
    }

    [Fact]
    public void No_factors_identified_stands_alone_or_not_at_all()
    {
        Assert.Equal("""[{"factor":"21"}]""", Factors([ConcernCategory.NoneIdentified]));
        Assert.Equal("""[{"factor":"16A"},{"factor":"20","category":"none-identified"}]""", Factors([ConcernCategory.Neglect, ConcernCategory.NoneIdentified]));
    }

    [Fact]
    public void Text_of_any_kind_is_written_as_valid_JSON()
    {
        const string Odd = "quote \" back \\ tab \t nul \0 emoji 😀 half \ud83d end";
        var written = JsonNode.Parse(Compose(TestData.Referral(Recipient, TestData.Concern(c => c with { Narrative = Odd }))).Body.Span)!;
        Assert.Equal(Odd.Replace('\ud83d', '\uFFFD').Replace("\uFFFD\ude00", "😀", StringComparison.Ordinal), written["referral"]!["narrative"]!.GetValue<string>());
    }

    [Fact]
    public void A_content_type_of_another_format_is_our_own_mistake() =>
        Assert.Throws<ArgumentException>(() => Adapter.Compose(TestData.Receipt(Recipient), "application/xml"));

    private static string Factors(ConcernCategory[] categories) =>
        JsonNode.Parse(Compose(TestData.Referral(Recipient, TestData.Concern(c => c with { Categories = categories }))).Body.Span)!["referral"]!["factors"]!.ToJsonString();

    private static Concern WithChildren(IEnumerable<Child> children) => TestData.Concern(c => c with { Children = [.. children] });

    private static ComposedMessage Compose(Outgoing outgoing) => Adapter.Compose(outgoing, "application/json");

    /// <summary>Without the codes as they were written, which naturally become ours.</summary>
    private static string Text(Concern concern) => JsonSerializer.Serialize(concern with { OriginalCodes = [], Triage = [] }, CanonicalJson.Indented.Concern);
}
