using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>The ServiceRequest without the concern: references, category, who raised it.</summary>
internal static class RequestWriting
{
    private const string UseCase = "child-safeguarding-referral";

    public static ServiceRequest Start(ReferralId referral, ConcernReference reference, AgencyId raisedBy, bool urgent, DateTimeOffset composedAt, string sayingWho = HubExtensions.RaisedBy)
    {
        var request = new ServiceRequest
        {
            Identifier = [new Identifier(Systems.HubReferralId, referral.ToString())],
            Requisition = new Identifier(Systems.HubConcernReference, reference.ToString()),
            Status = RequestStatus.Active,
            Intent = RequestIntent.Plan,
            Category =
            [
                new CodeableConcept
                {
                    Coding = [new Coding(Systems.MessageCategories, MessageCodes.Referral, "Transfer of Care"), new Coding(Systems.HubUseCase, UseCase, "Child safeguarding referral")],
                },
            ],
            AuthoredOnElement = FhirText.Moment(composedAt),
        };
        request.Extension.Say(sayingWho, FhirText.String(raisedBy.ToString()));
        request.Extension.Say(HubExtensions.Urgent, new FhirBoolean(urgent));
        return request;
    }

    /// <summary>An update that says nothing new of the child names only the case; the child is in the referral it follows.</summary>
    public static void AboutTheCaseOnly(MessageBundle bundle, ServiceRequest request, ConcernReference reference)
    {
        request.Subject = new ResourceReference { Identifier = new Identifier(Systems.HubConcernReference, reference.ToString()), Display = "The child of this referral" };
        request.Encounter = bundle.Add(CaseOf(reference, request.Subject));
    }

    /// <summary>Where the standard keeps a case number.</summary>
    public static Encounter CaseOf(ConcernReference reference, ResourceReference subject) => new()
    {
        Identifier = [new Identifier(Systems.HubConcernReference, reference.ToString())],
        Status = Encounter.EncounterStatus.Triaged,
        Class = new Coding(Systems.EncounterClasses, "VR", "virtual"),
        Subject = subject,
    };
}
