using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

internal static class UpdateWriting
{
    public static Bundle Write(UpdateNotice update)
    {
        var bundle = new MessageBundle(update.MessageId, update.ComposedAt);
        var header = HeaderWriting.Request(MessageCodes.Update);
        bundle.Add(header);
        var request = RequestWriting.Start(update.ReferralId, update.Reference, update.RaisedBy, update.Urgent, update.ComposedAt);
        request.Status = update.Kind switch
        {
            UpdateKind.Withdrawn => RequestStatus.Revoked,
            UpdateKind.EnteredInError => RequestStatus.EnteredInError,
            _ => RequestStatus.Active,
        };
        request.Extension.Say(HubExtensions.UpdateKind, new Code(HubCodes.Of(update.Kind)));
        request.Extension.Say(HubExtensions.UpdateNote, FhirText.String(update.Note));
        header.Focus = [bundle.Add(request)];
        HeaderWriting.Address(header, bundle, update.Recipient);
        foreach (var field in update.WithheldFields)
        {
            request.Extension.Say(HubExtensions.WithheldField, FhirText.String(field));
        }

        if (update.Concern is { } concern)
        {
            ConcernWriting.Write(bundle, header, request, concern, update.Reference);
        }
        else
        {
            RequestWriting.AboutTheCaseOnly(bundle, request, update.Reference);
        }

        return bundle.Close();
    }
}
