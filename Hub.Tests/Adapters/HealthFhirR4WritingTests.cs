using System.Text;
using System.Text.Json;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.HealthFhirR4;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

public sealed class HealthFhirR4WritingTests
{
    private static readonly HealthFhirR4Adapter Adapter = new();
    private static readonly AgencyId Recipient = AgencyId.Parse("health.northshire");

    public static TheoryData<string> ContentTypes => [.. Adapter.ContentTypes];

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public void What_it_writes_it_reads_back_as_it_was(string contentType)
    {
        foreach (var (_, message) in TestData.OutgoingSamples(Recipient))
        {
            if (message is Referral referral)
            {
                Assert.Equal(Comparable(referral.Concern), Comparable(ReadBack(referral, contentType)));
            }
        }
    }

    [Fact]
    public void Who_raised_it_is_read_back_as_the_origin_and_not_the_hub()
    {
        var origin = ReadBack(TestData.Referral(Recipient, TestData.FullConcern()), "application/fhir+json").Origin;
        Assert.Equal(("Northshire Constabulary", "Protecting Vulnerable People unit"), (origin.Organisation, origin.Team));
        Assert.Equal(TestData.Reference.ToString(), origin.CorrelationId);
    }

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public void An_update_is_read_back_with_its_kind_and_its_note(string contentType)
    {
        foreach (var kind in Enum.GetValues<UpdateKind>())
        {
            var composed = Adapter.Compose(TestData.Update(Recipient, kind, null), contentType);
            var update = Assert.IsType<TranslationResult.TranslatedUpdate>(Adapter.Translate(new IncomingMessage(MessageKind.Update, contentType, composed.Body))).Update;
            Assert.Equal((kind, "Found safe and well at a friend's house.", TestData.Reference.ToString()), (update.Kind, update.Note, update.Origin.CorrelationId));
        }
    }

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public void Composing_twice_gives_the_same_bytes_and_another_message_other_ids(string contentType)
    {
        var referral = TestData.Referral(Recipient, TestData.FullConcern());
        var first = Text(Adapter.Compose(referral, contentType));
        Assert.Equal(first, Text(Adapter.Compose(referral, contentType)));
        Assert.NotEqual(first, Text(Adapter.Compose(referral with { MessageId = Guid.Parse("01890000-0000-7000-8000-0000000000ff") }, contentType)));
    }

    [Theory]
    [InlineData(IdentifierAssurance.Unverified, "9990000018")]
    [InlineData(IdentifierAssurance.FailedCheckDigit, "9990000019")]
    [InlineData(IdentifierAssurance.Verified, "9990000019")]
    public void An_NHS_number_nobody_may_rely_on_is_shown_but_not_under_the_NHS_system(IdentifierAssurance assurance, string number)
    {
        var concern = TestData.Concern(c => c with
        {
            Children = [TestData.Girl14 with { Identifiers = [new ChildIdentifier { Scheme = IdentifierScheme.NhsNumber, Value = number, Assurance = assurance }] }],
        });
        var text = Text(Adapter.Compose(TestData.Referral(Recipient, concern), "application/fhir+json"));
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Systems.NhsNumber, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public void Signs_that_no_format_can_hold_are_replaced_and_never_stop_a_referral(string contentType)
    {
        var concern = TestData.Concern(c => c with { Narrative = " first\u0001line\nsecond \uD800 line " });
        var referral = TestData.Referral(Recipient, concern);
        Assert.Empty(FhirShape.Errors(contentType, Adapter.Compose(referral, contentType).Body));
        Assert.Equal("first\uFFFDline\nsecond \uFFFD line", ReadBack(referral, contentType).Narrative);
    }

    [Fact]
    public void A_restricted_address_is_read_back_restricted_with_its_reason_and_marks_the_record()
    {
        var hidden = new Address { Kind = AddressKind.Placement, Lines = ["3 Hidden Way"], Postcode = "ZZ99 5WZ", Restricted = true, RestrictionReason = "The father must not learn it." };
        var referral = TestData.Referral(Recipient, TestData.Concern(c => c with { Children = [TestData.Girl14 with { Addresses = [hidden] }] }));
        var address = Assert.Single(Assert.Single(ReadBack(referral, "application/fhir+json").Children).Addresses);
        Assert.Equal(JsonSerializer.Serialize(hidden, JsonSerializerOptions.Web), JsonSerializer.Serialize(address, JsonSerializerOptions.Web));
        Assert.Contains(Systems.Confidentiality, Text(Adapter.Compose(referral, "application/fhir+json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_id_that_FHIR_cannot_hold_is_answered_all_the_same()
    {
        var receipt = TestData.Receipt(Recipient) with { AnsweredMessageId = "msg 1/ä" };
        var composed = Adapter.Compose(receipt, "application/fhir+json");
        Assert.Empty(FhirShape.Errors(composed.ContentType, composed.Body));
        Assert.Contains("msg 1/ä", Text(composed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"code\": \"SG\"", "\"code\": \"XX\"")]
    [InlineData("\"intent\": \"plan\",", "\"intent\": \"order\",")]
    [InlineData("\"status\": \"active\",", "")]
    [InlineData("\"reference\": \"urn:uuid:", "\"reference\": \"urn:uuid:00000000-0000-4000-8000-000000000000\", \"display\": \"")]
    public void The_shape_check_finds_what_is_wrong(string right, string wrong)
    {
        var text = Text(Adapter.Compose(TestData.Referral(Recipient, TestData.Concern()), "application/fhir+json"));
        Assert.NotEmpty(FhirShape.Errors("application/fhir+json", Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    private static Concern ReadBack(Referral referral, string contentType) =>
        Assert.IsType<TranslationResult.TranslatedConcern>(Adapter.Translate(new IncomingMessage(MessageKind.Concern, contentType, Adapter.Compose(referral, contentType).Body))).Concern;

    /// <summary>Without what the message itself replaces: keys, who sent it and under which case, the codes it was read from, triage.</summary>
    private static string Comparable(Concern concern) => JsonSerializer.Serialize(
        concern with
        {
            Origin = concern.Origin with { SenderReference = null, CorrelationId = null, Organisation = null, Team = null, RaisedBy = concern.Origin.RaisedBy is { } person ? WithoutKey(person) : null },
            Children = [.. concern.Children.Select(child => child with { Key = null, Identifiers = [.. child.Identifiers.Select(identifier => identifier with { OriginalSystem = null })] })],
            People = [.. concern.People.Select(WithoutKey)],
            OriginalCodes = [.. concern.OriginalCodes.Where(code => code.System == "ppn:flag")],
            Triage = [],
        },
        CanonicalJson.Indented.Concern);

    private static Person WithoutKey(Person person) => person with { Key = null };

    private static string Text(ComposedMessage composed) => Encoding.UTF8.GetString(composed.Body.Span);
}
