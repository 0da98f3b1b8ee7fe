using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>A concern as resources: the children, their flags, the people, who raised it, and the rest on the request.</summary>
internal static class ConcernWriting
{
    public static void Write(MessageBundle bundle, MessageHeader header, ServiceRequest request, Concern concern, ConcernReference reference)
    {
        var patients = concern.Children.Select(child => bundle.Add(PatientWriting.Write(child))).ToList();
        request.Subject = patients[0];
        request.Encounter = bundle.Add(RequestWriting.CaseOf(reference, patients[0]));
        request.SupportingInfo = [.. patients.SelectMany(patient => concern.Categories.Select(category => bundle.Add(FlagWriting.Write(category, patient))))];
        if (MessageCodes.Priority.Write(concern.Risk.Level) is { } priority)
        {
            request.PriorityElement = new Code<RequestPriority> { JsonValue = priority.Code };
        }

        if (FhirText.Legible(concern.Narrative) is { } narrative)
        {
            request.Note = [new Annotation { Text = narrative }];
        }

        WriteOrigin(bundle, header, request, concern.Origin);
        foreach (var person in concern.People)
        {
            PersonWriting.Write(bundle, person, patients[0]);
        }

        RequestExtensionsWriting.Write(request, concern);
    }

    private static void WriteOrigin(MessageBundle bundle, MessageHeader header, ServiceRequest request, Origin origin)
    {
        request.AuthoredOnElement = FhirText.Moment(origin.RaisedAt) ?? request.AuthoredOnElement;
        AddIdentifier(request, Systems.HubSenderReference, origin.SenderReference);
        AddIdentifier(request, Systems.HubSenderCase, origin.CorrelationId);
        request.Extension.Say(HubExtensions.ReferralSource, FhirText.String(origin.ReferralSource));
        if (OrganisationWriting.Write(bundle, origin.Organisation, origin.Team) is { } responsible)
        {
            header.Responsible = responsible;
        }

        if (origin.RaisedBy is { } raisedBy)
        {
            request.Requester = PersonWriting.WriteProfessional(bundle, raisedBy);
        }
    }

    public static void AddIdentifier(ServiceRequest request, string system, string? value)
    {
        if (FhirText.Legible(value) is { } legible)
        {
            request.Identifier.Add(new Identifier(system, legible));
        }
    }
}
