using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>MessageHeader, and the organisations at both ends.</summary>
internal static class HeaderWriting
{
    private const string HubName = "SafeguardingHub";
    private const string RequestDefinition = "https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-referral";
    private const string ResponseDefinition = "https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-response-referral";

    public static MessageHeader Request(string reason) => Header(MessageCodes.Request, reason, RequestDefinition);

    public static MessageHeader Response() => Header(MessageCodes.Response, MessageCodes.New, ResponseDefinition);

    /// <summary>A message that the standard has no event for.</summary>
    public static MessageHeader OfHub(string @event)
    {
        var header = Header(@event, MessageCodes.New, $"urn:safeguardinghub:message-definition:{@event}");
        header.Event = new Coding(Systems.HubMessageEvent, @event);
        return header;
    }

    /// <summary>Says who it is from, the hub, and whom it is for.</summary>
    public static void Address(MessageHeader header, MessageBundle bundle, AgencyId recipient)
    {
        header.Sender = bundle.Add(new Organization { Identifier = [new Identifier(Systems.HubAgency, "hub")], Name = HubName });
        header.Destination =
        [
            new MessageHeader.MessageDestinationComponent
            {
                Endpoint = $"{Systems.HubAgency}|{recipient}",
                Receiver = bundle.Add(new Organization { Identifier = [new Identifier(Systems.HubAgency, recipient.ToString())], Name = recipient.ToString() }),
            },
        ];
    }

    private static MessageHeader Header(string @event, string reason, string definition) => new()
    {
        Event = new Coding(Systems.MessageEvents, @event),
        Source = new MessageHeader.MessageSourceComponent { Name = HubName, Software = HubName, Endpoint = $"{Systems.HubAgency}|hub" },
        Reason = new CodeableConcept(Systems.MessageReasons, reason),
        Definition = definition,
    };
}
