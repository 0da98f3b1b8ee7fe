using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>What our own extensions on the request carry.</summary>
internal static class HubExtensionsReading
{
    public static IReadOnlyList<Need> Needs(FhirNode? request) =>
    [
        .. (request?.Extensions(HubExtensions.NeedFirst) ?? []).Select(need => new Need
        {
            Kind = Codings.Hub<NeedKind>(need.Extension("kind")) ?? NeedKind.Other,
            Description = need.ExtensionText("description"),
            Open = Values.Truth(need.Extension("open"), "value") ?? true,
        }),
    ];

    public static VoiceOfTheChild? Voice(FhirNode? request) =>
        request?.Extension(HubExtensions.VoiceOfTheChild) is not { } voice ? null : new VoiceOfTheChild
        {
            SpokenTo = Values.Truth(voice.Extension("spoken-to"), "value"),
            SeenAlone = Values.Truth(voice.Extension("seen-alone"), "value"),
            Words = voice.ExtensionText("words"),
            Wishes = voice.ExtensionText("wishes"),
            NextContactChosen = voice.ExtensionText("next-contact-chosen"),
            KnowsOfReferral = Values.Truth(voice.Extension("knows-of-referral"), "value"),
            ReasonNotSpokenTo = voice.ExtensionText("reason-not-spoken-to"),
        };

    public static Risk Risk(FhirNode? request, RiskLevel level)
    {
        var risk = request?.Extension(HubExtensions.Risk);
        return new Risk
        {
            Level = level,
            Rationale = risk?.ExtensionText("rationale"),
            Factors = [.. (risk?.Extensions("factor") ?? []).Select(factor => new RiskFactor(factor.ExtensionText("name") ?? "", factor.ExtensionText("text") ?? ""))],
        };
    }

    public static Incident? Incident(FhirNode? request) =>
        request?.Extension(HubExtensions.Incident) is not { } incident ? null : new Incident
        {
            Reference = incident.ExtensionText("reference"),
            Kind = incident.ExtensionText("kind"),
            OccurredAt = Values.Moment(incident.Extension("occurred-at"), "value"),
            Place = incident.Extension("place")?.First("value") is { } place ? AddressReading.Read(place) : null,
            Circumstances = incident.ExtensionText("circumstances"),
        };

    public static NationalReferral NationalReferral(FhirNode? request)
    {
        var referral = request?.Extension(HubExtensions.NationalReferral);
        return new NationalReferral
        {
            Status = Codings.Hub<NationalReferralStatus>(referral?.Extension("status")) ?? NationalReferralStatus.NotStated,
            Reference = referral?.ExtensionText("reference"),
        };
    }

    public static LegalBasis LegalBasis(FhirReading reading, FhirNode? request)
    {
        var basis = request?.Extension(HubExtensions.LegalBasis);
        var given = ConsentReading.Given(reading);
        return new LegalBasis
        {
            Basis = Codings.Hub<LawfulBasis>(basis?.Extension("basis")) ?? LawfulBasis.NotStated,
            Condition = basis?.ExtensionText("condition"),
            Purpose = basis?.ExtensionText("purpose"),
            ConsentSought = Values.Truth(basis?.Extension("consent-sought"), "value") ?? (given is null ? null : true),
            ConsentGiven = Values.Truth(basis?.Extension("consent-given"), "value") ?? given,
            ReasonConsentNotSought = basis?.ExtensionText("reason-consent-not-sought"),
            Marking = Codings.Hub<ProtectiveMarking>(basis?.Extension("marking")) ?? ProtectiveMarking.Official,
        };
    }

    public static IEnumerable<OriginalCode> OriginalCodes(FhirNode? request) =>
        (request?.Extensions(HubExtensions.OriginalCode) ?? []).Select(code => new OriginalCode(
            code.ExtensionText("system") ?? "", code.ExtensionText("code") ?? "", code.ExtensionText("display"), Values.Truth(code.Extension("lossy"), "value") ?? false));
}
