using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

internal static class ReferralWriting
{
    public static Bundle Write(Referral referral)
    {
        var bundle = new MessageBundle(referral.MessageId, referral.ComposedAt);
        var header = HeaderWriting.Request(MessageCodes.New);
        bundle.Add(header);
        var request = RequestWriting.Start(referral.ReferralId, referral.Reference, referral.RaisedBy, referral.Urgent, referral.ComposedAt);
        header.Focus = [bundle.Add(request)];
        HeaderWriting.Address(header, bundle, referral.Recipient);
        ConcernWriting.Write(bundle, header, request, referral.Concern, referral.Reference);
        foreach (var why in referral.Why)
        {
            request.Extension.Say(HubExtensions.Why, FhirText.String(why));
        }

        foreach (var field in referral.WithheldFields)
        {
            request.Extension.Say(HubExtensions.WithheldField, FhirText.String(field));
        }

        foreach (var expected in referral.Expected)
        {
            request.Extension.Say(Expected(expected));
        }

        request.Extension.Say(FhirExtensions.OfParts(
            HubExtensions.SharingBasis,
            ("purpose", FhirText.String(referral.Sharing.Purpose)),
            ("basis", new Code(HubCodes.Of(referral.Sharing.Basis))),
            ("condition", FhirText.String(referral.Sharing.Condition)),
            ("agreement-version", FhirText.String(referral.Sharing.AgreementVersion))));
        return bundle.Close();
    }

    public static Extension? Expected(ExpectedAnswer expected) => FhirExtensions.OfParts(
        HubExtensions.ExpectedAnswer,
        ("what", FhirText.String(expected.What)), ("due", FhirText.Moment(expected.Due)), ("source", FhirText.String(expected.Source)));
}
