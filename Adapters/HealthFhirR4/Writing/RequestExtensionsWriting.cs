using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>What FHIR has no place for, on the request.</summary>
internal static class RequestExtensionsWriting
{
    public static void Write(ServiceRequest request, Concern concern)
    {
        var extensions = request.Extension;
        extensions.AddRange(concern.NeedsFirst.Select(NeedOf));
        extensions.Say(concern.Voice is { } voice ? VoiceOf(voice) : null);
        extensions.Say(RiskOf(concern.Risk));
        extensions.Say(concern.Incident is { } incident ? IncidentOf(incident) : null);
        extensions.Say(FhirExtensions.OfParts(
            HubExtensions.NationalReferral,
            ("status", concern.NationalReferral.Status == NationalReferralStatus.NotStated ? null : new Code(HubCodes.Of(concern.NationalReferral.Status))),
            ("reference", FhirText.String(concern.NationalReferral.Reference))));
        extensions.Say(LegalBasisOf(concern.LegalBasis));
        extensions.Say(FhirExtensions.OfParts(
            HubExtensions.Locality,
            ("nation", concern.Locality.Nation is { } nation ? new Code(HubCodes.Of(nation)) : null),
            ("area", FhirText.String(concern.Locality.Area?.ToString())),
            ("local-authority-code", FhirText.String(concern.Locality.LocalAuthorityCode))));
        OriginalCodes(extensions, concern.OriginalCodes);
    }

    public static void OriginalCodes(List<Extension> extensions, IReadOnlyList<OriginalCode> codes)
    {
        foreach (var code in codes)
        {
            extensions.Say(FhirExtensions.OfParts(
                HubExtensions.OriginalCode,
                ("system", FhirText.String(code.System)),
                ("code", FhirText.String(code.Code)),
                ("display", FhirText.String(code.Display)),
                ("lossy", code.Lossy ? new FhirBoolean(true) : null)));
        }
    }

    public static Extension NeedOf(Need need) => FhirExtensions.OfParts(
        HubExtensions.NeedFirst,
        ("kind", new Code(HubCodes.Of(need.Kind))), ("description", FhirText.String(need.Description)), ("open", new FhirBoolean(need.Open)))!;

    private static Extension? VoiceOf(VoiceOfTheChild voice) => FhirExtensions.OfParts(
        HubExtensions.VoiceOfTheChild,
        ("spoken-to", FhirText.Truth(voice.SpokenTo)),
        ("seen-alone", FhirText.Truth(voice.SeenAlone)),
        ("words", FhirText.String(voice.Words)),
        ("wishes", FhirText.String(voice.Wishes)),
        ("next-contact-chosen", FhirText.String(voice.NextContactChosen)),
        ("knows-of-referral", FhirText.Truth(voice.KnowsOfReferral)),
        ("reason-not-spoken-to", FhirText.String(voice.ReasonNotSpokenTo)));

    private static Extension? RiskOf(Risk risk)
    {
        var factors = risk.Factors
            .Select(factor => FhirExtensions.OfParts("factor", ("name", FhirText.String(factor.Name)), ("text", FhirText.String(factor.Text)))).OfType<Extension>().ToList();
        var rationale = FhirText.String(risk.Rationale);
        if (rationale is null && factors.Count == 0)
        {
            return null;
        }

        var extension = new Extension { Url = HubExtensions.Risk };
        extension.Extension.Say("rationale", rationale);
        extension.Extension.AddRange(factors);
        return extension;
    }

    private static Extension? IncidentOf(Incident incident) => FhirExtensions.OfParts(
        HubExtensions.Incident,
        ("reference", FhirText.String(incident.Reference)),
        ("kind", FhirText.String(incident.Kind)),
        ("occurred-at", FhirText.Moment(incident.OccurredAt)),
        ("place", incident.Place is { } place ? AddressWriting.Write(place) : null),
        ("circumstances", FhirText.String(incident.Circumstances)));

    private static Extension? LegalBasisOf(LegalBasis basis) => FhirExtensions.OfParts(
        HubExtensions.LegalBasis,
        ("basis", basis.Basis == LawfulBasis.NotStated ? null : new Code(HubCodes.Of(basis.Basis))),
        ("condition", FhirText.String(basis.Condition)),
        ("purpose", FhirText.String(basis.Purpose)),
        ("consent-sought", FhirText.Truth(basis.ConsentSought)),
        ("consent-given", FhirText.Truth(basis.ConsentGiven)),
        ("reason-consent-not-sought", FhirText.String(basis.ReasonConsentNotSought)),
        ("marking", new Code(HubCodes.Of(basis.Marking))));
}
