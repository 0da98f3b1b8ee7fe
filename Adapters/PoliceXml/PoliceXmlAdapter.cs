using SafeguardingHub.Adapters.PoliceXml.Reading;
using SafeguardingHub.Adapters.PoliceXml.Writing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml;

/// <summary>The police's public protection notification v1, <c>Schemas/PoliceXml/V1</c>, both ways.</summary>
internal sealed class PoliceXmlAdapter : IAgencyAdapter
{
    public string Format => PpnFormat.Name;

    public IReadOnlyList<string> ContentTypes { get; } = ["application/xml", "text/xml"];

    public TranslationResult Translate(IncomingMessage message)
    {
        var (text, unreadable) = MessageText.Decode(message.Body.Span);
        if (text is null)
        {
            return new TranslationResult.Untranslatable([unreadable!.Whole()]);
        }

        var (parsed, malformed) = MessageParser.Parse(text);
        if (parsed is null)
        {
            return new TranslationResult.Untranslatable([malformed!.Whole()]);
        }

        return MisaddressedReading.FaultOf(parsed, message.Kind) is { } fault
            ? new TranslationResult.Untranslatable([fault])
            : Read(parsed, message.Kind);
    }

    public ComposedMessage Compose(Outgoing outgoing, string contentType) => outgoing switch
    {
        Referral referral => new(contentType, "referral", ReferralWriting.Write(referral)),
        UpdateNotice update => new(contentType, "update", ReferralWriting.Write(update)),
        Receipt receipt => new(contentType, "receipt", AnswerWriting.Write(receipt)),
        Rejection rejection => new(contentType, "rejection", AnswerWriting.Write(rejection)),
        Feedback feedback => new(contentType, "feedback", FeedbackWriting.Write(feedback)),
        Chase chase => new(contentType, "chase", FeedbackWriting.Write(chase)),
        _ => throw new NotSupportedException("A kind of outgoing message that the police format has no root for."),
    };

    private static TranslationResult Read(ParsedMessage parsed, MessageKind kind)
    {
        var notes = new Notes();
        var root = parsed.Root.Visit();
        if (parsed.Namespace != PpnFormat.Namespace)
        {
            notes.Warn(Problems.PartlyParsed, root);
        }

        return kind switch
        {
            MessageKind.Concern => Concern(ConcernReading.Read(root, notes), root, notes),
            MessageKind.Update => Update(UpdateReading.Read(root, notes), root, notes),
            MessageKind.Response => Response(ResponseReading.Read(root, notes), root, notes),
            _ => Engagement(EngagementReading.Read(root, notes), root, notes),
        };
    }

    private static TranslationResult Concern(Concern concern, SourceElement root, Notes notes) => notes.Refused
        ? new TranslationResult.Untranslatable(notes.Problems)
        : new TranslationResult.TranslatedConcern(concern, notes.Warnings, notes.NotCarriedOf(root));

    private static TranslationResult Update(ConcernUpdate update, SourceElement root, Notes notes) => notes.Refused
        ? new TranslationResult.Untranslatable(notes.Problems)
        : new TranslationResult.TranslatedUpdate(update, notes.Warnings, notes.NotCarriedOf(root));

    private static TranslationResult Response(ReferralResponse response, SourceElement root, Notes notes) => notes.Refused
        ? new TranslationResult.Untranslatable(notes.Problems)
        : new TranslationResult.TranslatedResponse(response, notes.Warnings, notes.NotCarriedOf(root));

    private static TranslationResult Engagement(EngagementEvent engagement, SourceElement root, Notes notes) => notes.Refused
        ? new TranslationResult.Untranslatable(notes.Problems)
        : new TranslationResult.TranslatedEngagement(engagement, notes.Warnings, notes.NotCarriedOf(root));
}
