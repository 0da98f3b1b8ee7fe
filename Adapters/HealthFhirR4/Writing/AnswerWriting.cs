using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>An answer or an event in the shape in which a health service itself would send it.</summary>
internal static class AnswerWriting
{
    public static void Response(MessageBundle bundle, MessageHeader header, ServiceRequest request, ReferralResponse response)
    {
        header.Author = Professional(bundle, response.AnsweredBy);
        request.Note = FhirText.Legible(response.Note) is { } note ? [new Annotation { Text = note }] : [];
        if (response.Decline is { } decline)
        {
            request.ReasonCode = [new CodeableConcept { Coding = [new Coding(AnswerCodes.DeclineReasons.System, HubCodes.Of(decline.Reason), HubCodes.Words(decline.Reason))], Text = FhirText.Legible(decline.Text) }];
        }

        var said = new Extension { Url = HubExtensions.Response };
        Say(said, ("kind", new Code(HubCodes.Of(response.Kind))), ("answered-at", FhirText.Moment(response.AnsweredAt)), ("takes-back", FhirText.String(response.TakesBack)), ("child-key", FhirText.String(response.ChildKey)));
        Say(said, ("redirected-agency", FhirText.String(response.RedirectedTo?.Agency?.ToString())), ("redirected-to", FhirText.String(response.RedirectedTo?.Description)));
        foreach (var needed in response.InformationNeeded)
        {
            said.Extension.Say(FhirExtensions.OfParts(
                "information-needed", ("what", FhirText.String(needed.What)), ("urgency", new Code(HubCodes.Of(needed.Urgency))), ("by", FhirText.Moment(needed.By))));
        }

        said.Extension.Say(response.Outcome is not { } outcome ? null : FhirExtensions.OfParts(
            "outcome", ("kind", new Code(HubCodes.Of(outcome.Kind))), ("text", FhirText.String(outcome.Text)), ("on", FhirText.Date(outcome.On))));
        said.Extension.Say(response.Closure is not { } closure ? null : FhirExtensions.OfParts(
            "closure", ("reason", new Code(HubCodes.Of(closure.Reason))), ("text", FhirText.String(closure.Text)), ("authorised-by", Professional(bundle, closure.AuthorisedBy)),
            ("on", FhirText.Date(closure.On)), ("way-back", FhirText.String(closure.WayBack))));
        foreach (var fact in response.Facts)
        {
            said.Extension.Say(FhirExtensions.OfParts(
                "fact", ("kind", new Code(HubCodes.Of(fact.Kind))), ("when", When(fact.On, fact.At)), ("reference", FhirText.String(fact.Reference)), ("text", FhirText.String(fact.Text))));
        }

        request.Extension.Say(said);
        RequestExtensionsWriting.OriginalCodes(request.Extension, response.OriginalCodes);
    }

    /// <summary>The reference leads to the Encounter.</summary>
    public static ResourceReference Engagement(MessageBundle bundle, ResourceReference subject, EngagementEvent engagement)
    {
        var encounter = new Encounter
        {
            Status = engagement.Kind switch
            {
                EngagementKind.Session or EngagementKind.ReviewHeld or EngagementKind.ContactAttempted or EngagementKind.ChildReachedOut => Encounter.EncounterStatus.Finished,
                EngagementKind.EnteredInError => Encounter.EncounterStatus.EnteredInError,
                EngagementKind.WasNotBrought or EngagementKind.ChildChoseNotTo or EngagementKind.ServiceCancelled => Encounter.EncounterStatus.Cancelled,
                _ => Encounter.EncounterStatus.Unknown,
            },
            Class = new Coding(Systems.EncounterClasses, "AMB", "ambulatory"),
            Subject = subject,
            Period = When(engagement.On, engagement.At) is { } when ? new Period { StartElement = when } : null,
            Participant = Professional(bundle, engagement.Worker) is { } worker ? [new Encounter.ParticipantComponent { Individual = worker }] : [],
        };
        var said = new Extension { Url = HubExtensions.Engagement };
        Say(said, ("kind", new Code(HubCodes.Of(engagement.Kind))), ("mode", engagement.Mode == EngagementMode.NotStated ? null : new Code(HubCodes.Of(engagement.Mode))), ("by", By(engagement.By)));
        Say(said, ("child-key", FhirText.String(engagement.ChildKey)), ("words", FhirText.String(engagement.ChildsWords)), ("note", FhirText.String(engagement.Note)));
        said.Extension.Say(engagement.NextContact is not { } next ? null : FhirExtensions.OfParts(
            "next-contact", ("at", FhirText.Moment(next.At)), ("when", FhirText.String(next.When)), ("by", By(next.By)), ("how", FhirText.String(next.How)),
            ("where", FhirText.String(next.Where)), ("who", FhirText.String(next.Who))));
        Say(said, ("review-on", FhirText.Date(engagement.ReviewOn)), ("takes-back", FhirText.String(engagement.TakesBack)));
        encounter.Extension.Say(said);
        encounter.Extension.AddRange(engagement.Needs.Select(RequestExtensionsWriting.NeedOf));
        RequestExtensionsWriting.OriginalCodes(encounter.Extension, engagement.OriginalCodes);
        return bundle.Add(encounter);
    }

    private static void Say(Extension extension, params IEnumerable<(string Name, DataType? Value)> parts)
    {
        foreach (var (name, value) in parts)
        {
            extension.Extension.Say(name, value);
        }
    }

    private static ResourceReference? Professional(MessageBundle bundle, Schemas.Canonical.Person? person) => person is null ? null : PersonWriting.WriteProfessional(bundle, person);

    private static FhirDateTime? When(DateOnly? on, DateTimeOffset? at) =>
        FhirText.Moment(at) ?? (FhirText.DayOrNull(on) is { } day ? new FhirDateTime(day) : null);

    private static Code? By(ContactKind? by) => by is { } kind ? new Code(HubCodes.Of(kind)) : null;
}
