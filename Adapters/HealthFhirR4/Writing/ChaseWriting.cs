using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;
using Task = Hl7.Fhir.Model.Task;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>What is owed, as a Task each. The references are all that it says of anybody.</summary>
internal static class ChaseWriting
{
    public static Bundle Write(Chase chase)
    {
        var bundle = new MessageBundle(chase.MessageId, chase.ComposedAt);
        var header = HeaderWriting.OfHub(MessageCodes.Chase);
        bundle.Add(header);
        header.Focus = [.. chase.Owed.Select(owed => bundle.Add(TaskOf(owed, chase)))];
        HeaderWriting.Address(header, bundle, chase.Recipient);
        return bundle.Close();
    }

    private static Task TaskOf(OwedAnswer owed, Chase chase)
    {
        var task = new Task
        {
            Identifier = owed.ReferralId is { } referral ? [new Identifier(Systems.HubReferralId, referral.ToString())] : [],
            GroupIdentifier = new Identifier(Systems.HubConcernReference, owed.Reference.ToString()),
            Status = Task.TaskStatus.Requested,
            BusinessStatus = new CodeableConcept { Text = owed.StepName },
            Intent = Task.TaskIntent.Order,
            Priority = chase.Urgent ? RequestPriority.Asap : RequestPriority.Routine,
            Description = FhirText.Legible(owed.What),
            AuthoredOnElement = FhirText.Moment(chase.ComposedAt),
            ReasonCode = new CodeableConcept { Text = FhirText.Legible(owed.Source) },
            Restriction = new Task.RestrictionComponent { Period = new Period { EndElement = FhirText.Moment(owed.Due) } },
        };
        task.Extension.Say(FhirExtensions.OfParts(
            HubExtensions.Chase,
            ("obligation", FhirText.String(owed.Obligation)),
            ("overdue", new FhirBoolean(owed.Overdue)),
            ("step", new PositiveInt(owed.Step)),
            ("step-name", FhirText.String(owed.StepName))));
        return task;
    }
}
