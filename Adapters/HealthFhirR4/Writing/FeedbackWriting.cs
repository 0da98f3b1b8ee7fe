using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>What a recipient said, as a response about its ServiceRequest; what happened with the child, as an Encounter.</summary>
internal static class FeedbackWriting
{
    private static readonly Dictionary<ResponseKind, RequestStatus> Statuses = new()
    {
        [ResponseKind.Declined] = RequestStatus.Revoked,
        [ResponseKind.NeedsInformation] = RequestStatus.OnHold,
        [ResponseKind.Outcome] = RequestStatus.Completed,
        [ResponseKind.Closed] = RequestStatus.Completed,
        [ResponseKind.EnteredInError] = RequestStatus.EnteredInError,
    };

    public static Bundle Write(Feedback feedback)
    {
        var bundle = new MessageBundle(feedback.MessageId, feedback.ComposedAt);
        var header = feedback.Engagement is null ? HeaderWriting.Response() : HeaderWriting.OfHub(MessageCodes.Engagement);
        bundle.Add(header);
        var request = RequestWriting.Start(feedback.ReferralId, feedback.Reference, feedback.SaidBy, feedback.Urgent, feedback.ComposedAt, HubExtensions.SaidBy);
        var about = bundle.Add(request);
        HeaderWriting.Address(header, bundle, feedback.Recipient);
        RequestWriting.AboutTheCaseOnly(bundle, request, feedback.Reference);
        Standing(request, feedback);
        header.Focus = [about];
        if (feedback.Response is { } response)
        {
            header.Response = new MessageHeader.ResponseComponent { Identifier = feedback.ReferralId.ToString(), Code = MessageHeader.ResponseType.Ok };
            request.Status = Statuses.GetValueOrDefault(response.Kind, RequestStatus.Active);
            Origin(bundle, header, request, response.Origin);
            AnswerWriting.Response(bundle, header, request, response);
        }

        if (feedback.Engagement is { } engagement)
        {
            Origin(bundle, header, request, engagement.Origin);
            header.Focus.Add(AnswerWriting.Engagement(bundle, request.Subject, engagement));
        }

        return bundle.Close();
    }

    private static void Standing(ServiceRequest request, Feedback feedback)
    {
        request.Extension.Say(FhirExtensions.OfParts(
            HubExtensions.ReferralTimes,
            ("delivered", FhirText.Moment(feedback.Times.Delivered)),
            ("acknowledged", FhirText.Moment(feedback.Times.Acknowledged)),
            ("decided", FhirText.Moment(feedback.Times.Decided)),
            ("outcome-fed-back", FhirText.Moment(feedback.Times.OutcomeFedBack))));
        foreach (var expected in feedback.Expected)
        {
            request.Extension.Say(ReferralWriting.Expected(expected));
        }

        foreach (var field in feedback.WithheldFields)
        {
            request.Extension.Say(HubExtensions.WithheldField, FhirText.String(field));
        }
    }

    private static void Origin(MessageBundle bundle, MessageHeader header, ServiceRequest request, Origin origin)
    {
        ConcernWriting.AddIdentifier(request, Systems.HubSenderReference, origin.SenderReference);
        ConcernWriting.AddIdentifier(request, Systems.HubSenderCase, origin.CorrelationId);
        request.AuthoredOnElement = FhirText.Moment(origin.RaisedAt) ?? request.AuthoredOnElement;
        if (OrganisationWriting.Write(bundle, origin.Organisation, origin.Team) is { } responsible)
        {
            header.Responsible = responsible;
        }
    }
}
