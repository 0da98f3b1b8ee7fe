using System.Text;
using System.Text.Json;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>What holds of an answer whatever the format.</summary>
public sealed class AnswerReadingTests
{
    public static TheoryData<string, string> Formats => new()
    {
        { "charity-cloudevents", "CharityCloudEvents/V1/examples/response-{0}.json" },
        { "health-fhir-r4", "HealthFhirR4/V1/examples/response-{0}.json" },
        { "police-xml", "PoliceXml/V1/examples/response-{0}.xml" },
        { "social-care-json", "SocialCareJson/V1/examples/response-{0}.json" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_acknowledgement_says_which_referral_it_answers_and_which_person_has_it(string format, string file)
    {
        var response = Response(format, Text(file, "acknowledged"));

        Assert.Equal(ResponseKind.Acknowledged, response.Kind);
        Assert.Equal(TestData.Reference, response.Reference);
        Assert.NotEqual("", response.AnsweredBy!.Name!.Display);
        Assert.NotNull(response.AnsweredBy.JobTitle);
        Assert.NotEmpty(response.AnsweredBy.Contacts);
        Assert.NotNull(response.AnsweredAt);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_decline_has_a_reason_and_words(string format, string file)
    {
        var decline = Response(format, Text(file, "declined")).Decline!;

        Assert.NotEqual(DeclineReason.NotStated, decline.Reason);
        Assert.NotNull(decline.Text);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_close_has_a_reason_and_the_person_who_authorises_it(string format, string file)
    {
        var closure = Response(format, Text(file, "closed")).Closure!;

        Assert.NotEqual(ClosureReason.NotStated, closure.Reason);
        Assert.NotEqual("", closure.AuthorisedBy!.Name!.Display);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_slip_of_one_letter_in_the_reference_is_seen_and_no_other_referral_is_answered(string format, string file)
    {
        var mistyped = Text(file, "acknowledged").Replace("SH-B8GE-472N", "SH-B8GE-742N", StringComparison.Ordinal).Replace("01890000-0000-7000-8000-000000000001", "not-an-id", StringComparison.Ordinal);
        var refused = Assert.IsType<TranslationResult.Untranslatable>(Translate(format, mistyped));

        Assert.Contains(refused.Reasons, problem => problem.Code == Problems.NoReference.Code);
    }

    [Theory]
    [InlineData("charity-cloudevents", "CharityCloudEvents/V1/examples/invalid/response-closed-non-engagement.json")]
    [InlineData("health-fhir-r4", "HealthFhirR4/V1/examples/invalid/response-closed-nobody-authorised.json")]
    [InlineData("police-xml", "PoliceXml/V1/examples/invalid/response-closed-non-engagement.xml")]
    [InlineData("social-care-json", "SocialCareJson/V1/examples/invalid/response-non-engagement.json")]
    public void A_close_for_non_engagement_is_read_so_that_it_can_be_refused_for_what_it_is(string format, string file) =>
        Assert.Equal(ClosureReason.NonEngagement, Response(format, Text(file, "")).Closure!.Reason);

    [Fact]
    public void What_a_social_care_system_exports_is_read_as_what_was_done()
    {
        var facts = Response("social-care-json", Text("SocialCareJson/V1/examples/response-{0}.json", "outcome")).Facts;

        Assert.Contains(facts, fact => fact is { Kind: FactKind.ProtectionEnquiryBegun, Reference: "S47-31" } && fact.On == new DateOnly(2026, 3, 11));
        Assert.Contains(facts, fact => fact is { Kind: FactKind.ConferenceHeld } && fact.On == new DateOnly(2026, 3, 30));
        Assert.Contains(facts, fact => fact is { Kind: FactKind.AssessmentDone, Reference: "CFA-31" });
    }

    [Fact]
    public void A_date_alone_is_a_day_and_never_a_moment()
    {
        var facts = Response("police-xml", Text("PoliceXml/V1/examples/response-{0}.xml", "accepted")).Facts;

        Assert.Equal((new DateOnly(2026, 3, 10), null), (facts[1].On, facts[1].At));
        Assert.Equal((new DateOnly(2026, 3, 10), new DateTimeOffset(2026, 3, 10, 14, 30, 0, TimeSpan.Zero)), (facts[0].On, facts[0].At));
    }

    [Fact]
    public void A_did_not_arrive_response_to_a_referral_is_an_answer_and_ends_nothing()
    {
        var response = Response("health-fhir-r4", Text("HealthFhirR4/V1/examples/response-{0}.json", "did-not-arrive"));

        Assert.Equal(ResponseKind.DidNotArrive, response.Kind);
        Assert.Equal(Guid.Parse("01890000-0000-7000-8000-000000000001"), response.AnsweredMessageId);
        Assert.Null(response.Closure);
        Assert.Null(response.Outcome);
    }

    [Theory]
    [InlineData("accepted-by-status", ResponseKind.Accepted)]
    [InlineData("declined-by-status", ResponseKind.Declined)]
    [InlineData("entered-in-error", ResponseKind.EnteredInError)]
    public void A_health_service_that_knows_only_the_standard_is_understood_by_its_statuses(string name, ResponseKind kind) =>
        Assert.Equal(kind, Response("health-fhir-r4", Text("HealthFhirR4/V1/examples/response-{0}.json", name)).Kind);

    [Theory]
    [InlineData("charity-cloudevents")]
    [InlineData("health-fhir-r4")]
    [InlineData("police-xml")]
    [InlineData("social-care-json")]
    public void Every_kind_of_answer_and_event_can_be_told(string format)
    {
        var adapter = Adapter(format);
        var recipient = AgencyId.Parse("charity.harbour");
        IReadOnlyList<(Enum Kind, Feedback Feedback)> told =
        [
            .. Enum.GetValues<ResponseKind>().Select(kind => ((Enum)kind, TestData.Feedback(recipient, TestData.Response(kind)))),
            .. Enum.GetValues<EngagementKind>().Select(kind => ((Enum)kind, TestData.Feedback(recipient, TestData.FullEngagement() with { Kind = kind }))),
        ];

        Assert.All(told, each => Assert.Contains(
            JsonNamingPolicy.KebabCaseLower.ConvertName(each.Kind.ToString()),
            Encoding.UTF8.GetString(adapter.Compose(each.Feedback, adapter.ContentTypes[0]).Body.Span),
            StringComparison.OrdinalIgnoreCase));
    }

    private static ReferralResponse Response(string format, string message) => Assert.IsType<TranslationResult.TranslatedResponse>(Translate(format, message)).Response;

    private static TranslationResult Translate(string format, string message) => Adapter(format).Translate(new IncomingMessage(MessageKind.Response, null, Encoding.UTF8.GetBytes(message)));

    private static IAgencyAdapter Adapter(string format) => AgencyAdapters.BuiltIn.Single(adapter => adapter.Format == format);

    private static string Text(string file, string name) => File.ReadAllText(Path.Combine(RepositoryFiles.Schemas, file.Replace("{0}", name, StringComparison.Ordinal)));
}
