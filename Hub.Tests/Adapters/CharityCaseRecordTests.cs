using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.CharityCloudEvents;
using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

public sealed class CharityCaseRecordTests
{
    private static readonly CharityCloudEventsAdapter Adapter = new();
    private static readonly AgencyId Charity = AgencyId.Parse("charity.harbour");

    [Fact]
    public void What_a_charity_is_sent_reads_back_as_what_was_shared()
    {
        var shared = TestData.FullConcern();
        var referral = JsonNode.Parse(Adapter.Compose(TestData.Referral(Charity, shared), "application/cloudevents+json").Body.Span)!;

        var back = Concern(Event(referral["data"]!["record"]!.AsObject()));

        Assert.Equal(Json(shared with { OriginalCodes = [] }), Json(back with { OriginalCodes = [] }));
    }

    [Fact]
    public void Nothing_personal_stands_in_the_attributes_that_brokers_log()
    {
        foreach (var (name, message) in TestData.OutgoingSamples(Charity))
        {
            var envelope = JsonNode.Parse(Adapter.Compose(message, "application/cloudevents+json").Body.Span)!.AsObject();
            envelope.Remove("data");
            string[] attributes = ["specversion", "type", "source", "id", "subject", "time", "datacontenttype", "dataschema", "dataclassification", "dataregulation", "datacategory"];
            Assert.Empty(envelope.Select(attribute => attribute.Key).Except(attributes));
            Assert.True(envelope["subject"] is null || ConcernReference.TryParse(envelope["subject"]!.GetValue<string>(), out _), name);
        }
    }

    [Fact]
    public void The_schema_lists_exactly_the_words_that_are_read()
    {
        Assert.Equal(Codes(CharityWords.Worries), WordsOfSchema("worry"));
        Assert.Equal(Codes(CharityWords.Ethnicities), WordsOfSchema("ethnicity"));
        Assert.Equal(Codes(CharityWords.Disabilities), WordsOfSchema("disability"));
        Assert.Equal(Codes(CharityWords.Sexes), WordsOfSchema("sex"));
        Assert.Equal(Codes(CharityWords.IdentifierKinds), WordsOfSchema("identifierKind"));
        Assert.Equal(Codes(CharityWords.Support), WordsOfSchema("support"));
        Assert.Equal(Codes(CanonicalWords<NeedKind>.Table), WordsOfSchema("need"));
        Assert.Equal(Codes(CanonicalWords<Circumstance>.Table), WordsOfSchema("circumstance"));
        Assert.Equal(Codes(CanonicalWords<RiskLevel>.Table), WordsOfSchema("riskLevel"));
        Assert.Equal(Codes(CanonicalWords<ContactKind>.Table), WordsOfSchema("contactKind"));
        Assert.Equal(Codes(CanonicalWords<ContactSafety>.Table), WordsOfSchema("contactSafety"));
        Assert.Equal(Codes(CanonicalWords<AddressKind>.Table), WordsOfSchema("addressKind"));
        Assert.Equal(Codes(CanonicalWords<PersonRole>.Table), WordsOfSchema("personRole"));
        Assert.Equal(Codes(CanonicalWords<IdentifierAssurance>.Table), WordsOfSchema("assurance"));
        Assert.Equal(Codes(CanonicalWords<LawfulBasis>.Table), WordsOfSchema("lawfulBasis"));
        Assert.Equal(Codes(CanonicalWords<ProtectiveMarking>.Table), WordsOfSchema("marking"));
        Assert.Equal(Codes(CanonicalWords<NationalReferralStatus>.Table), WordsOfSchema("nrmStatus"));
        Assert.Equal(Codes(CanonicalWords<Nation>.Table), WordsOfSchema("nation"));
        Assert.Equal(Codes(CanonicalWords<UpdateKind>.Table), WordsOfSchema("change"));
        Assert.Equal(Codes(CanonicalWords<ReceiptOutcome>.Table), WordsOfSchema("receiptOutcome"));
        Assert.Equal(Codes(CanonicalWords<TriageReason>.Table), WordsOfSchema("triageReason"));
    }

    [Fact]
    public void A_restriction_that_cannot_be_read_is_a_restriction()
    {
        Assert.True(AddressWith("restricted", "ask Sam first").Restricted);
        Assert.True(AddressWith("whyRestricted", "he is looking for them").Restricted);
        Assert.False(AddressWith("restricted", false).Restricted);
    }

    [Fact]
    public void A_marking_that_cannot_be_read_is_the_stricter_one()
    {
        Assert.Equal(ProtectiveMarking.OfficialSensitive, Concern(Event(Record(record => record["marking"] = "eyes only"))).LegalBasis.Marking);
        Assert.Equal(ProtectiveMarking.Official, Concern(Event(Record())).LegalBasis.Marking);
    }

    [Fact]
    public void A_contact_is_safe_only_when_it_is_said_to_be()
    {
        Assert.Equal(ContactSafety.Unknown, ContactWith(null).Safety);
        Assert.Equal(ContactSafety.Unknown, ContactWith("safe enough").Safety);
        Assert.Equal(ContactSafety.Safe, ContactWith("safe").Safety);
    }

    [Fact]
    public void The_area_of_a_restricted_address_does_not_become_the_area_of_the_concern()
    {
        var open = Home(("area", "E06000902"));
        var restricted = Home(("area", "E06000902"), ("restricted", true));

        Assert.Equal(GssCode.Parse("E06000902"), Concern(Event(RecordWithAddress(open))).Locality.Area);
        Assert.Null(Concern(Event(RecordWithAddress(restricted))).Locality.Area);
    }

    [Fact]
    public void A_young_person_is_an_adult_from_the_eighteenth_birthday_on_the_day_it_was_raised()
    {
        Assert.Equal([TriageReason.SubjectIsAnAdult], Concern(Event(Born("2008-03-10"))).Triage);
        Assert.Empty(Concern(Event(Born("2008-03-11"))).Triage);
    }

    [Fact]
    public void The_envelope_says_what_the_record_does_not()
    {
        var message = Event(Record(record =>
        {
            record.Remove("caseReference");
            record.Remove("raisedAt");
        }));
        message["subject"] = "HB-CASE-9";
        message["time"] = "2026-03-11T08:00:00Z";

        var origin = Concern(message).Origin;

        Assert.Equal(("hb-msg-1", "HB-CASE-9", new DateTimeOffset(2026, 3, 11, 8, 0, 0, TimeSpan.Zero)), (origin.SenderReference, origin.CorrelationId, origin.RaisedAt));
    }

    [Fact]
    public void A_subject_that_says_something_else_than_the_record_is_listed_as_not_carried()
    {
        var message = Event(Record());
        message["subject"] = "HB-CASE-OTHER";

        Assert.Contains("/subject", Translated(message).NotCarried);

        message["subject"] = "HB-CASE-1";
        Assert.DoesNotContain("/subject", Translated(message).NotCarried);
    }

    [Fact]
    public void What_the_charity_already_does_travels_with_the_concern() =>
        Assert.Contains(Concern(Event(Record(record => record["support"] = new JsonArray("drop-in")))).OriginalCodes, code => code is { System: "charity:support", Code: "drop-in" });

    [Fact]
    public void A_referral_names_the_needs_that_are_still_open_and_no_others()
    {
        var concern = TestData.Concern(c => c with { NeedsFirst = [new Need { Kind = NeedKind.SafePlaceToLive }, new Need { Kind = NeedKind.MentalHealth, Open = false }] });

        var referral = JsonNode.Parse(Adapter.Compose(TestData.Referral(Charity, concern), "application/cloudevents+json").Body.Span)!["data"]!["referral"]!;

        Assert.Equal("""["safe-place-to-live"]""", referral["needsStillOpen"]!.ToJsonString());
    }

    [Fact]
    public void A_restated_record_takes_from_its_update_what_it_does_not_repeat()
    {
        var message = Event(new JsonObject
        {
            ["caseReference"] = "HB-CASE-1",
            ["raisedAt"] = "2026-03-10T09:15:00+00:00",
            ["change"] = "amended",
            ["record"] = Record(record =>
            {
                record.Remove("caseReference");
                record.Remove("raisedAt");
            }),
        });
        message["type"] = EventTypes.Update;

        var update = Assert.IsType<TranslationResult.TranslatedUpdate>(Adapter.Translate(Message(MessageKind.Update, message))).Update;

        Assert.Equal(("HB-CASE-1", TestData.RaisedAt), (update.Restated!.Origin.CorrelationId, update.Restated.Origin.RaisedAt));
    }

    [Fact]
    public void A_change_in_words_that_are_not_ours_is_listed_when_nothing_else_can_hold_it()
    {
        var message = Event(new JsonObject { ["caseReference"] = "HB-CASE-1", ["raisedAt"] = "2026-03-10T09:15:00+00:00", ["change"] = "second thoughts", ["note"] = "She moved." });
        message["type"] = EventTypes.Update;

        var translated = Assert.IsType<TranslationResult.TranslatedUpdate>(Adapter.Translate(Message(MessageKind.Update, message)));

        Assert.Equal(UpdateKind.MoreInformation, translated.Update.Kind);
        Assert.Contains("/data/change", translated.NotCarried);
    }

    private static JsonObject Record(Action<JsonObject>? change = null)
    {
        var record = new JsonObject
        {
            ["caseReference"] = "HB-CASE-1",
            ["raisedAt"] = "2026-03-10T09:15:00+00:00",
            ["youngPeople"] = new JsonArray(new JsonObject { ["name"] = "Ari Testerley", ["dateOfBirth"] = "2011-05-04" }),
            ["worries"] = new JsonArray("sexual-exploitation"),
            ["risk"] = new JsonObject { ["level"] = "medium" },
        };
        change?.Invoke(record);
        return record;
    }

    private static JsonObject Event(JsonObject data) => new()
    {
        ["specversion"] = "1.0",
        ["type"] = EventTypes.Concern,
        ["source"] = "/charity/harbour",
        ["id"] = "hb-msg-1",
        ["data"] = data.DeepClone(),
    };

    private static JsonObject Home(params (string Name, JsonNode Value)[] more)
    {
        var address = new JsonObject { ["kind"] = "home", ["lines"] = new JsonArray("1 Sample Street") };
        foreach (var (name, value) in more)
        {
            address[name] = value;
        }

        return address;
    }

    private static JsonObject RecordWithAddress(JsonObject address) => Record(record => record["youngPeople"]![0]!["addresses"] = new JsonArray(address));

    private static JsonObject Born(string date) => Record(record => record["youngPeople"]![0]!["dateOfBirth"] = date);

    private static Address AddressWith(string name, JsonNode value) =>
        Concern(Event(RecordWithAddress(Home((name, value))))).Children[0].Addresses[0];

    private static ContactPoint ContactWith(string? safety) =>
        Concern(Event(Record(record => record["youngPeople"]![0]!["safeContact"] = new JsonArray(new JsonObject { ["kind"] = "text", ["value"] = "07700 900001", ["safety"] = safety }))))
            .Children[0].Contacts[0];

    private static IncomingMessage Message(MessageKind kind, JsonObject message) => new(kind, null, Encoding.UTF8.GetBytes(message.ToJsonString()));

    private static TranslationResult.TranslatedConcern Translated(JsonObject message) =>
        Assert.IsType<TranslationResult.TranslatedConcern>(Adapter.Translate(Message(MessageKind.Concern, message)));

    private static Concern Concern(JsonObject message) => Translated(message).Concern;

    private static string Json(Concern concern) => JsonSerializer.Serialize(concern, CanonicalJson.Indented.Concern);

    private static IEnumerable<string> Codes<T>(CodeTable<T> table)
        where T : struct, Enum => table.Rows.Select(row => row.Code).Order(StringComparer.Ordinal);

    private static IEnumerable<string> WordsOfSchema(string definition) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Schemas, "CharityCloudEvents/V1/case-record.schema.json")))!
            ["definitions"]![definition]!["enum"]!.AsArray().Select(word => word!.GetValue<string>()).Order(StringComparer.Ordinal);
}
