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
    private static readonly HashSet<string> RefusingCodes = [Problems.NoChild.Code, Problems.WrongKind.Code, Problems.NothingSaid.Code];

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

        var envelope = Envelope.Read(reading, message.Kind);
        var concern = envelope.IsOfTheKindSent && message.Kind == MessageKind.Concern ? ConcernReading.Read(reading, envelope) : null;
        var update = envelope.IsOfTheKindSent && message.Kind == MessageKind.Update ? UpdateReading.Read(reading, envelope) : null;
        var (found, notCarried) = FhirAccount.Of(reading);
        IReadOnlyList<MessageProblem> problems = [.. parsed.Problems.Concat(found).Distinct()];
        return concern is not null ? new TranslationResult.TranslatedConcern(concern, problems, notCarried)
            : update is not null ? new TranslationResult.TranslatedUpdate(update, problems, notCarried)
            : new TranslationResult.Untranslatable([.. problems.OrderBy(problem => RefusingCodes.Contains(problem.Code) ? 0 : 1)]);
    }

    public ComposedMessage Compose(Outgoing outgoing, string contentType) => FhirWriting.Compose(outgoing, contentType);
}
