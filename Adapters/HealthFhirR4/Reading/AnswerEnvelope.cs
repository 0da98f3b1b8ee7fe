using SafeguardingHub.Adapters.HealthFhirR4.Codes;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>An answer or an engagement event: its header, the request it answers and the recipient's own encounter.</summary>
internal sealed record AnswerEnvelope(FhirNode? Header, FhirNode? Request, FhirNode? Encounter, bool IsOfTheKindSent)
{
    public static AnswerEnvelope Read(FhirReading reading, MessageKind kind)
    {
        var header = FirstOf(reading, "MessageHeader");
        var focus = (header?.All("focus") ?? []).Select(reference => reading.Follow(reference)).OfType<FhirNode>().ToList();
        var request = Among(focus, "ServiceRequest") ?? FirstOf(reading, "ServiceRequest");
        var encounter = Among(focus, "Encounter") ?? reading.Follow(request?.First("encounter")) ?? FirstOf(reading, "Encounter");
        var isRight = IsEvent(header, kind == MessageKind.Response ? (Systems.MessageEvents, MessageCodes.Response) : (Systems.HubMessageEvent, MessageCodes.Engagement));
        if (!isRight)
        {
            reading.Warn(Problems.WrongKind, header?.First("event")?.First("code") ?? header ?? reading.Bundle);
        }

        return new AnswerEnvelope(header, request, encounter, isRight);
    }

    private static bool IsEvent(FhirNode? header, (string System, string Code) wanted) =>
        header?.First("event") is { } coding && coding.Text("code") == wanted.Code && Codings.UsualSystem(coding) == wanted.System && coding.Text("system") is not null;

    private static FhirNode? FirstOf(FhirReading reading, string type) => Among(reading.Of(type), type);

    private static FhirNode? Among(IEnumerable<FhirNode> nodes, string type)
    {
        foreach (var node in nodes)
        {
            if (node.TypeName == type)
            {
                return node;
            }
        }

        return null;
    }
}
