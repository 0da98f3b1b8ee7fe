using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>
/// The charity's case record in CloudEvents 1.0 structured JSON, both ways. The case record has one shape in both directions,
/// published in <c>Schemas/CharityCloudEvents/V1</c>.
/// </summary>
internal sealed class CharityCloudEventsAdapter : IAgencyAdapter
{
    public string Format => "charity-cloudevents";

    public IReadOnlyList<string> ContentTypes { get; } = ["application/cloudevents+json"];

    public TranslationResult Translate(IncomingMessage message)
    {
        using var source = JsonSource.Open(message.Body, out var reasons);
        if (source is null)
        {
            return new TranslationResult.Untranslatable(reasons);
        }

        if (!EnvelopeReading.Holds(message.Kind, source.Root))
        {
            return new TranslationResult.Untranslatable(source.Account().Problems);
        }

        return message.Kind switch
        {
            MessageKind.Concern => TranslateConcern(source),
            MessageKind.Update => TranslateUpdate(source),
            MessageKind.Response => TranslateResponse(source),
            MessageKind.Engagement => TranslateEngagement(source),
            _ => throw new ArgumentOutOfRangeException(nameof(message), "A kind of message that this format has no event for."),
        };
    }

    public ComposedMessage Compose(Outgoing outgoing, string contentType) =>
        new(contentType, EventWriting.TypeOf(outgoing), EventWriting.Write(outgoing));

    private static TranslationResult TranslateConcern(JsonSource source)
    {
        var data = source.Root["data"u8];
        var origin = OriginReading.Read(source, out var unused);
        if (origin.CorrelationId is null)
        {
            data.ReportBelow("caseReference", Problems.MissingElement);
        }

        var concern = CaseRecordReading.Read(data, origin, source);
        var account = source.Account();
        return IsRefused(account)
            ? new TranslationResult.Untranslatable(account.Problems)
            : new TranslationResult.TranslatedConcern(concern, account.Problems, [.. unused, .. account.NotCarried]);
    }

    private static TranslationResult TranslateUpdate(JsonSource source)
    {
        var update = UpdateReading.Read(source, out var unused);
        var account = source.Account();
        return IsRefused(account)
            ? new TranslationResult.Untranslatable(account.Problems)
            : new TranslationResult.TranslatedUpdate(update, account.Problems, [.. unused, .. account.NotCarried]);
    }

    private static TranslationResult TranslateResponse(JsonSource source)
    {
        var response = ResponseReading.Read(source, out var unused);
        var account = source.Account();
        return IsRefused(account)
            ? new TranslationResult.Untranslatable(account.Problems)
            : new TranslationResult.TranslatedResponse(response, account.Problems, [.. unused, .. account.NotCarried]);
    }

    private static TranslationResult TranslateEngagement(JsonSource source)
    {
        var engagement = EngagementReading.Read(source, out var unused);
        var account = source.Account();
        return IsRefused(account)
            ? new TranslationResult.Untranslatable(account.Problems)
            : new TranslationResult.TranslatedEngagement(engagement, account.Problems, [.. unused, .. account.NotCarried]);
    }

    /// <summary>Codes from HUB-3000 on are warnings.</summary>
    private static bool IsRefused(JsonAccount account) =>
        account.Problems.Any(problem => string.CompareOrdinal(problem.Code, "HUB-3") < 0);
}
