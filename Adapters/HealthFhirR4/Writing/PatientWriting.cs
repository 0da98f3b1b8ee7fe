using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Adapters.HealthFhirR4.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>A child as a Patient.</summary>
internal static class PatientWriting
{
    private const string InterpreterLanguages = "urn:ietf:bcp:47";

    public static Patient Write(Child child)
    {
        var patient = new Patient
        {
            Identifier = [.. child.Identifiers.Select(IdentifierWriting.Write).OfType<Identifier>()],
            Name = [.. (child.Name is { } name ? [name] : Enumerable.Empty<Schemas.Canonical.PersonName>()).Concat(child.OtherNames).Select(DetailWriting.Name).OfType<HumanName>()],
            Telecom = [.. child.Contacts.Select(DetailWriting.Telecom).OfType<Hl7.Fhir.Model.ContactPoint>()],
            GenderElement = DetailWriting.Gender(child.Sex),
            BirthDate = FhirText.DayOrNull(child.DateOfBirth),
            Deceased = child.DateOfDeath is { } died ? new FhirDateTime(FhirText.DayOrNull(died)!) : null,
            Address = [.. child.Addresses.Select(AddressWriting.Write)],
        };
        if (child.Addresses.Any(address => address.Restricted))
        {
            patient.Meta = new Meta { Security = [new Coding(Systems.Confidentiality, "R", "restricted")] };
        }

        if (FhirText.Legible(child.Language) is { } language)
        {
            patient.Communication = [new Patient.CommunicationComponent { Language = new CodeableConcept(InterpreterLanguages, language) }];
        }

        if (FhirText.Legible(child.GeneralPractitioner) is { } practice)
        {
            patient.GeneralPractitioner = [new ResourceReference { Display = practice }];
        }

        patient.Extension.AddRange(Extensions(child));
        return patient;
    }

    private static List<Extension> Extensions(Child child)
    {
        var extensions = new List<Extension>();
        extensions.Say(Systems.EthnicCategoryExtension, child.Ethnicity is { } ethnicity ? EthnicCategory(ethnicity) : null);
        extensions.Say(Systems.ReligionExtension, Words(child.Religion));
        extensions.Say(Systems.GenderIdentityExtension, Words(child.GenderIdentity));
        extensions.Say(Systems.InterpreterExtension, FhirText.Truth(child.InterpreterNeeded));
        extensions.Say(HubExtensions.ExpectedDateOfBirth, FhirText.Date(child.ExpectedDateOfBirth));
        extensions.Say(HubExtensions.StatedAge, child.StatedAge is { } age ? new Integer(age) : null);
        extensions.Say(HubExtensions.School, FhirText.String(child.School));
        extensions.AddRange(child.Disabilities.Select(disability => new Extension(HubExtensions.Disability, new Code(HubCodes.Of(disability)))));
        extensions.AddRange(child.Circumstances.Select(circumstance => new Extension(HubExtensions.Circumstance, new Code(HubCodes.Of(circumstance)))));
        return extensions;
    }

    private static CodeableConcept EthnicCategory(Ethnicity ethnicity)
    {
        var (row, lossy) = EthnicCategories.Nearest(ethnicity);
        var concept = new CodeableConcept { Coding = [new Coding(Systems.EthnicCategory, row.Code, row.Meaning)] };
        if (lossy)
        {
            concept.Coding.Add(new Coding(EthnicityReading.HubSystem, HubCodes.Of(ethnicity)));
        }

        return concept;
    }

    private static CodeableConcept? Words(string? text) => FhirText.Legible(text) is { } words ? new CodeableConcept { Text = words } : null;
}
