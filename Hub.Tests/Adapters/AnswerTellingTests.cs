using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>An answer is told in the shape in which it is sent: what one agency says, another can read, and nothing of it changes on the way.</summary>
public sealed class AnswerTellingTests
{
    private static readonly AgencyId Recipient = AgencyId.Parse("charity.harbour");

    [Theory]
    [InlineData("charity-cloudevents")]
    [InlineData("health-fhir-r4")]
    [InlineData("police-xml")]
    [InlineData("social-care-json")]
    public void A_told_answer_reads_as_what_was_said(string format)
    {
        var said = TestData.FullResponse();
        var read = Assert.IsType<TranslationResult.TranslatedResponse>(Again(format, TestData.Feedback(Recipient, said), MessageKind.Response)).Response;

        Assert.Equal(Text(said, CanonicalJson.Indented.ReferralResponse), Text(Comparable(read, said), CanonicalJson.Indented.ReferralResponse));
    }

    [Theory]
    [InlineData("charity-cloudevents")]
    [InlineData("health-fhir-r4")]
    [InlineData("police-xml")]
    [InlineData("social-care-json")]
    public void A_told_event_reads_as_what_happened(string format)
    {
        var happened = TestData.FullEngagement();
        var read = Assert.IsType<TranslationResult.TranslatedEngagement>(Again(format, TestData.Feedback(Recipient, happened), MessageKind.Engagement)).Engagement;

        Assert.Equal(
            Text(happened, CanonicalJson.Indented.EngagementEvent),
            Text(read with { Origin = happened.Origin, OriginalCodes = [], AnsweredMessageId = null }, CanonicalJson.Indented.EngagementEvent));
    }

    [Theory]
    [InlineData("feedback-full")]
    [InlineData("feedback-was-not-brought")]
    [InlineData("chase-digest")]
    public void What_waits_to_be_sent_is_the_same_after_it_was_stored(string name)
    {
        var message = TestData.OutgoingSamples(Recipient).Single(sample => sample.Name == name).Message;
        var stored = JsonSerializer.Serialize(message, CanonicalJson.Default.Outgoing);

        var read = JsonSerializer.Deserialize(stored, CanonicalJson.Default.Outgoing)!;

        Assert.Equal(message.GetType(), read.GetType());
        Assert.Equal(stored, JsonSerializer.Serialize(read, CanonicalJson.Default.Outgoing));
    }

    /// <summary>The codes that a format keeps of its own, who sent it, and by which message are not what was said.</summary>
    private static ReferralResponse Comparable(ReferralResponse read, ReferralResponse said) => read with
    {
        Origin = said.Origin,
        OriginalCodes = said.OriginalCodes,
        AnsweredMessageId = null,
        Closure = read.Closure! with { AuthorisedBy = read.Closure.AuthorisedBy! with { Roles = [] } },
    };

    /// <summary>The answer within feedback, as a message of its own.</summary>
    private static TranslationResult Again(string format, Feedback feedback, MessageKind kind)
    {
        var adapter = AgencyAdapters.BuiltIn.Single(each => each.Format == format);
        var told = adapter.Compose(feedback, adapter.ContentTypes[0]).Body;
        var part = kind.ToString().ToLowerInvariant();
        var message = format switch
        {
            "charity-cloudevents" => CharityEvent(JsonNode.Parse(told.Span)!, part),
            "social-care-json" => SocialCareMessage(JsonNode.Parse(told.Span)!, part),
            "police-xml" => PoliceMessage(XDocument.Load(new MemoryStream(told.ToArray())), part, kind == MessageKind.Response ? "ReferralResponse" : "EngagementEvent"),
            _ => Encoding.UTF8.GetString(told.Span),
        };
        return adapter.Translate(new IncomingMessage(kind, adapter.ContentTypes[0], Encoding.UTF8.GetBytes(message)));
    }

    private static string CharityEvent(JsonNode told, string part)
    {
        told["type"] = $"org.safeguardinghub.{part}.v1";
        told["data"] = told["data"]![part]!.DeepClone();
        return told.ToJsonString();
    }

    private static string SocialCareMessage(JsonNode told, string part)
    {
        told["message_type"] = part;
        return told.ToJsonString();
    }

    private static string PoliceMessage(XDocument told, string part, string root)
    {
        var answer = told.Root!.Elements().Single(element => element.Name.LocalName == part);
        answer.Name = answer.Name.Namespace + root;
        return new XDocument(answer).ToString();
    }

    private static string Text<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
