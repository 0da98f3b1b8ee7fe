using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;
using Canonical = SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>Names, ways to reach somebody, gender: what all people have.</summary>
internal static class DetailWriting
{
    private static readonly Dictionary<string, HumanName.NameUse> UsesOfFhir = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nickname"] = HumanName.NameUse.Nickname,
        ["old"] = HumanName.NameUse.Old,
        ["maiden"] = HumanName.NameUse.Maiden,
        ["temp"] = HumanName.NameUse.Temp,
        ["anonymous"] = HumanName.NameUse.Anonymous,
    };

    /// <summary>A use that FHIR has no code for is a nickname with the word beside it.</summary>
    public static HumanName? Name(PersonName name)
    {
        var written = new HumanName
        {
            Text = FhirText.Legible(name.Text),
            Family = FhirText.Legible(name.Family),
            Given = [.. name.Given.Select(FhirText.Legible).OfType<string>()],
            Prefix = FhirText.Legible(name.Prefix) is { } prefix ? [prefix] : [],
            Use = name.Use is null ? HumanName.NameUse.Official : UsesOfFhir.GetValueOrDefault(name.Use, HumanName.NameUse.Nickname),
        };
        if (name.Use is { } use && !UsesOfFhir.ContainsKey(use))
        {
            written.Extension.Say(HubExtensions.NameUse, FhirText.String(use));
        }

        return written.Text is null && written.Family is null && !written.Given.Any() && !written.Prefix.Any() ? null : written;
    }

    public static Code<AdministrativeGender>? Gender(Sex sex) =>
        sex != Sex.NotRecorded && PatientCodes.Gender.Write(sex) is { } row ? new Code<AdministrativeGender> { JsonValue = row.Code } : null;

    public static Hl7.Fhir.Model.ContactPoint? Telecom(Canonical.ContactPoint contact)
    {
        if (FhirText.Legible(contact.Value) is not { } value)
        {
            return null;
        }

        var (system, exact) = SystemOf(contact.Kind);
        var written = new Hl7.Fhir.Model.ContactPoint
        {
            System = system,
            Value = value,
            Use = contact.Kind == ContactKind.Mobile ? Hl7.Fhir.Model.ContactPoint.ContactPointUse.Mobile : null,
            Rank = contact.Rank > 0 ? contact.Rank : null,
        };
        written.Extension.Say(FhirExtensions.OfParts(
            HubExtensions.SafeContact,
            ("kind", exact ? null : new Code(HubCodes.Of(contact.Kind))),
            ("safety", new Code(HubCodes.Of(contact.Safety))),
            ("safe-times", FhirText.String(contact.SafeTimes)),
            ("voicemail-allowed", FhirText.Truth(contact.VoicemailAllowed)),
            ("seen-by-others", FhirText.String(contact.SeenByOthers)),
            ("set-by", FhirText.String(contact.SetBy)),
            ("review-by", FhirText.Date(contact.ReviewBy)),
            ("preferred", contact.Preferred ? new FhirBoolean(true) : null)));
        return written;
    }

    private static (Hl7.Fhir.Model.ContactPoint.ContactPointSystem System, bool Exact) SystemOf(ContactKind kind) => kind switch
    {
        ContactKind.Phone or ContactKind.Mobile => (Hl7.Fhir.Model.ContactPoint.ContactPointSystem.Phone, true),
        ContactKind.Text => (Hl7.Fhir.Model.ContactPoint.ContactPointSystem.Sms, true),
        ContactKind.Email => (Hl7.Fhir.Model.ContactPoint.ContactPointSystem.Email, true),
        ContactKind.Other => (Hl7.Fhir.Model.ContactPoint.ContactPointSystem.Other, true),
        _ => (Hl7.Fhir.Model.ContactPoint.ContactPointSystem.Other, false),
    };
}
