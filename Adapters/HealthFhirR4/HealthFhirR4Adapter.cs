using SafeguardingHub.Adapters.HealthFhirR4.Reading;
using SafeguardingHub.Adapters.HealthFhirR4.Writing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4;

/// <summary>
/// FHIR R4 message bundles in JSON and XML, shaped like NHS England's Booking and Referral Standard. See the published README
/// of the format for what is read, what is written and where codes lose something.
/// </summary>
internal sealed class HealthFhirR4Adapter : IAgencyAdapter
{
    public string Format => "health-fhir-r4";

    public IReadOnlyList<string> ContentTypes { get; } = ["application/fhir+json", "application/fhir+xml"];

    public TranslationResult Translate(IncomingMessage message)
    {
        var parsed = FhirParsing.Parse(message);
        if (parsed.Resource is not { } resource)
        {
            return new TranslationResult.Untranslatable(parsed.Problems);
        }

        var reading = new FhirReading(resource);
        if (!BundleShape.IsReadable(reading))
        {
            return new TranslationResult.Untranslatable([Problems.WrongFormat.At(reading.Bundle.TypeName == "Bundle" ? "Bundle.type" : "")]);
        }

        var content = ContentOf(reading, message.Kind);
        var (found, notCarried) = FhirAccount.Of(reading);
        IReadOnlyList<MessageProblem> problems = [.. parsed.Problems.Concat(found).Distinct()];
        return content switch
        {
            Concern concern => new TranslationResult.TranslatedConcern(concern, problems, notCarried),
            ConcernUpdate update => new TranslationResult.TranslatedUpdate(update, problems, notCarried),
            ReferralResponse response => new TranslationResult.TranslatedResponse(response, problems, notCarried),
            EngagementEvent engagement => new TranslationResult.TranslatedEngagement(engagement, problems, notCarried),
            _ => new TranslationResult.Untranslatable([.. problems.OrderBy(problem => Problems.Refuses(problem) ? 0 : 1)]),
        };
    }

    public ComposedMessage Compose(Outgoing outgoing, string contentType) => FhirWriting.Compose(outgoing, contentType);

    /// <summary>Null when it cannot be acted on; why is reported.</summary>
    private static PersonalData? ContentOf(FhirReading reading, MessageKind kind)
    {
        if (kind is MessageKind.Response or MessageKind.Engagement)
        {
            var answer = AnswerEnvelope.Read(reading, kind);
            return !answer.IsOfTheKindSent ? null
                : kind == MessageKind.Response ? ResponseReading.Read(reading, answer)
                : EngagementReading.Read(reading, answer);
        }

        var envelope = Envelope.Read(reading, kind);
        return !envelope.IsOfTheKindSent ? null
            : kind == MessageKind.Concern ? ConcernReading.Read(reading, envelope)
            : UpdateReading.Read(reading, envelope);
    }
}
