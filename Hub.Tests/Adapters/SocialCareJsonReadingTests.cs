using System.Text;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.SocialCareJson;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

public sealed class SocialCareJsonReadingTests
{
    private const string Referral = """ "referral":{"referral_id":"R1","case_reference":"C1","referral_date":"2026-03-10T09:15:00Z","factors":["16A"],"risk":{"level":"low"}} """;
    private static readonly SocialCareJsonAdapter Adapter = new();

    [Theory]
    [InlineData("2008-03-10", true)]
    [InlineData("2008-03-11", false)]
    public void A_person_of_eighteen_on_the_day_of_the_referral_goes_to_a_person_first(string born, bool isAdult)
    {
        var read = Concern(Child($$"""{"surname":"Testerley","date_of_birth":"{{born}}"}"""));
        Assert.Equal(isAdult, read.Concern.Triage.Contains(TriageReason.SubjectIsAnAdult));
        Assert.Equal(isAdult, read.Warnings.Any(warning => warning.Code == Problems.Adult.Code));
    }

    [Fact]
    public void A_child_known_by_an_address_alone_is_read_and_goes_to_a_person_first()
    {
        var read = Concern("""{"addresses":[{"lines":["1 Sample Street"]}]}""");
        Assert.Equal([TriageReason.SubjectUncertain, TriageReason.AgeUnknown], read.Concern.Triage);
    }

    [Theory]
    [InlineData("F", Sex.Female)]
    [InlineData("m", Sex.Male)]
    [InlineData("U", Sex.NotRecorded)]
    [InlineData("1", Sex.Male)]
    [InlineData("2", Sex.Female)]
    [InlineData("0", Sex.NotRecorded)]
    [InlineData("9", Sex.Indeterminate)]
    public void Sex_is_read_in_the_new_code_and_in_the_old(string code, Sex sex)
    {
        var read = Concern(Child($$"""{"surname":"Testerley","stated_age":9,"sex":"{{code}}"}"""));
        Assert.Equal(sex, Assert.Single(read.Concern.Children).Sex);
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void A_purge_deletes_nothing()
    {
        var read = Concern("""{"purge":true,"child_details":{"surname":"Testerley","stated_age":9}}""");
        Assert.Equal("Testerley", Assert.Single(read.Concern.Children).Name!.Family);
        Assert.Equal((Problems.PartlyParsed.Code, "/children/0/purge"), Assert.Single(read.Warnings.Select(warning => (warning.Code, warning.Pointer))));
    }

    [Theory]
    [InlineData("\"restricted\":true", true)]
    [InlineData("\"restricted\":\"1\"", true)]
    [InlineData("\"restricted\":\"perhaps\"", true)]
    [InlineData("\"restricted\":{}", true)]
    [InlineData("\"restriction_reason\":\"ask the refuge\"", true)]
    [InlineData("\"restricted\":false", false)]
    [InlineData("\"town\":\"Northshire\"", false)]
    public void An_address_is_restricted_whenever_there_is_doubt(string said, bool restricted)
    {
        var read = Concern($$"""{"addresses":[{{{said}}}],"child_details":{"surname":"Testerley","stated_age":9,"postcode":"ZZ99 4WZ"} }""");
        Assert.All(Assert.Single(read.Concern.Children).Addresses, address => Assert.Equal(restricted, address.Restricted));
        Assert.Equal(2, read.Concern.Children[0].Addresses.Count);
    }

    [Fact]
    public void The_postcode_of_an_address_already_given_is_not_a_second_address()
    {
        var read = Concern("""{"addresses":[{"type":"home","postcode":"ZZ99 4WZ"}],"child_details":{"surname":"Testerley","stated_age":9,"postcode":"zz994wz"}}""");
        Assert.Single(read.Concern.Children[0].Addresses);
    }

    [Fact]
    public void Only_what_is_open_now_is_true_of_the_child_now()
    {
        var read = Concern("""
            {"child_details":{"surname":"Testerley","stated_age":9},"social_care_episodes":[
              {"child_protection_plans":[{"end_date":"2025-01-01"}],"child_in_need_plans":[{"end_date":null}],"care_worker_details":[{"worker_id":"SW000001","end_date":"2025-01-01"},{"worker_id":"SW000002"}]},
              {"closure_date":"2025-01-01","child_looked_after_placements":[{}],"care_worker_details":[{"worker_id":"SW000003"}]}]}
            """);
        Assert.Equal([Circumstance.InNeed], read.Concern.Children[0].Circumstances);
        Assert.Equal("SW000002", Assert.Single(read.Concern.People).ProfessionalId);
        Assert.Contains("/children/0/social_care_episodes/1", read.NotCarried);
    }

    [Fact]
    public void A_bad_check_digit_never_loses_the_number_and_is_never_relied_on()
    {
        var read = Concern("""{"nhs_number":{"value":"9990000019","status":"number-present-and-verified"},"child_details":{"stated_age":9}}""");
        var child = Assert.Single(read.Concern.Children);
        Assert.Equal(new ChildIdentifier { Scheme = IdentifierScheme.NhsNumber, Value = "9990000019", Assurance = IdentifierAssurance.FailedCheckDigit }, Assert.Single(child.Identifiers));
        Assert.Null(child.VerifiedNhsNumber);
    }

    [Fact]
    public void A_bare_NHS_number_is_read_and_not_taken_for_verified()
    {
        var read = Concern("""{"nhs_number":9990000018,"child_details":{"stated_age":9}}""");
        Assert.Equal(IdentifierAssurance.Unverified, Assert.Single(Assert.Single(read.Concern.Children).Identifiers).Assurance);
        Assert.Equal((Problems.PartlyParsed.Code, "/children/0/nhs_number"), Assert.Single(read.Warnings.Select(warning => (warning.Code, warning.Pointer))));
    }

    [Fact]
    public void A_factor_and_a_category_that_contradict_each_other_both_count()
    {
        var read = Translate(MessageKind.Concern, Message(Referral.Replace("\"16A\"", """{"factor":"11A","category":"neglect"},{"factor":"24A","category":"county-lines"},"16A" """, StringComparison.Ordinal), Child("""{"surname":"T","stated_age":9}""")));
        Assert.Equal([ConcernCategory.Neglect, ConcernCategory.SexualExploitation, ConcernCategory.CountyLines], Assert.IsType<TranslationResult.TranslatedConcern>(read).Concern.Categories);
    }

    [Theory]
    [InlineData("", ProtectiveMarking.Official)]
    [InlineData(",\"marking\":\"OFFICIAL\"", ProtectiveMarking.Official)]
    [InlineData(",\"marking\":\"Official-Sensitive\"", ProtectiveMarking.OfficialSensitive)]
    [InlineData(",\"marking\":\"RESTRICTED\"", ProtectiveMarking.OfficialSensitive)]
    public void A_marking_nobody_knows_is_read_as_the_stricter_one(string said, ProtectiveMarking marking)
    {
        var read = Translate(MessageKind.Concern, Message(Referral.TrimEnd()[..^1] + said + "}", Child("""{"surname":"T","stated_age":9}""")));
        Assert.Equal(marking, Assert.IsType<TranslationResult.TranslatedConcern>(read).Concern.LegalBasis.Marking);
    }

    [Fact]
    public void A_refusal_says_everything_that_is_wrong()
    {
        var refused = Assert.IsType<TranslationResult.Untranslatable>(Translate(MessageKind.Concern, """{"message_type":"update","referral":{"referral_date":"soon"},"children":[]}"""));
        Assert.Equal(
            [
                ("HUB-2003", "/message_type"), ("HUB-2001", "/children"), ("HUB-2004", "/referral"), ("HUB-3010", "/schema_version"),
                ("HUB-3010", "/referral/referral_id"), ("HUB-3010", "/referral/factors"), ("HUB-3004", "/referral/risk/level"), ("HUB-3003", "/referral/referral_date"),
            ],
            refused.Reasons.Select(reason => (reason.Code, reason.Pointer)));
    }

    [Fact]
    public void An_update_without_children_takes_its_narrative_as_the_note()
    {
        var update = Assert.IsType<TranslationResult.TranslatedUpdate>(Translate(MessageKind.Update, """{"message_type":"update","schema_version":"1.0","referral":{"referral_id":"R2","case_reference":"C1","referral_date":"2026-03-11","narrative":"Seen at school today."},"update":{"kind":"more-information"}}"""));
        Assert.Equal(("Seen at school today.", "C1", (Concern?)null), (update.Update.Note, update.Update.Origin.CorrelationId, update.Update.Restated));
        Assert.Empty(update.Warnings);
    }

    [Fact]
    public void Numbers_and_texts_without_end_are_read_or_reported_in_good_time()
    {
        var digits = new string('9', 100_000);
        var read = Concern($$"""{"nhs_number":{{digits}},"contacts":[{"value":"x","rank":{{digits}} }],"child_details":{"surname":"{{digits}}","stated_age":{{digits}},"date_of_birth":{{digits}} } }""");
        Assert.Equal(digits, read.Concern.Children[0].Name!.Family);
        Assert.Equal(["/children/0/contacts/0/rank", "/children/0/child_details/stated_age", "/children/0/child_details/date_of_birth"], read.NotCarried);
    }

    [Fact]
    public void Values_of_the_wrong_type_are_passed_over_and_listed()
    {
        var read = Concern("""{"child_details":{"surname":"Testerley","first_name":{"a":1},"stated_age":9},"addresses":"somewhere","contacts":[7],"circumstances":{"a":"b"},"other_names":[null],"social_care_episodes":[true]}""");
        Assert.Equal(
            ["/children/0/child_details/first_name", "/children/0/addresses", "/children/0/contacts", "/children/0/circumstances", "/children/0/other_names", "/children/0/social_care_episodes"],
            read.NotCarried);
        Assert.Contains(("HUB-3003", "/children/0/contacts/0"), read.Warnings.Select(warning => (warning.Code, warning.Pointer)));
    }

    private static TranslationResult.TranslatedConcern Concern(string child) =>
        Assert.IsType<TranslationResult.TranslatedConcern>(Translate(MessageKind.Concern, Message(Referral, child)));

    private static string Child(string details) => $$"""{"child_details":{{details}}}""";

    private static string Message(string referral, string child) =>
        "{\"message_type\":\"concern\",\"schema_version\":\"1.0\"," + referral + ",\"children\":[" + child + "]}";

    private static TranslationResult Translate(MessageKind kind, string json) => Adapter.Translate(new IncomingMessage(kind, "application/json", Encoding.UTF8.GetBytes(json)));
}
