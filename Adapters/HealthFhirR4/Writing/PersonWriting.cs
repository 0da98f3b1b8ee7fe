using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;
using Canonical = SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

/// <summary>Anyone but the child: professionals as Practitioner with a role, all others as RelatedPerson.</summary>
internal static class PersonWriting
{
    public static void Write(MessageBundle bundle, Canonical.Person person, ResourceReference child)
    {
        if (person.Roles.Contains(PersonRole.Professional))
        {
            WriteProfessional(bundle, person);
            return;
        }

        var related = new RelatedPerson
        {
            Patient = child,
            Relationship = FhirText.Legible(person.Relationship) is { } words ? [new CodeableConcept { Text = words }] : [],
            Name = NamesOf(person),
            Telecom = TelecomsOf(person),
            GenderElement = DetailWriting.Gender(person.Sex),
            BirthDate = FhirText.DayOrNull(person.DateOfBirth),
            Address = AddressesOf(person),
        };
        related.Extension.Say(Detail(person, ("organisation", FhirText.String(person.Organisation)), ("job-title", FhirText.String(person.JobTitle)), ("professional-id", FhirText.String(person.ProfessionalId))));
        bundle.Add(related);
    }

    /// <summary>The reference leads to the Practitioner, with the PractitionerRole beside it.</summary>
    public static ResourceReference WriteProfessional(MessageBundle bundle, Canonical.Person person)
    {
        var practitioner = new Practitioner
        {
            Identifier = FhirText.Legible(person.ProfessionalId) is { } id ? [new Identifier("urn:safeguardinghub:identifier:professional-id", id)] : [],
            Name = NamesOf(person),
            Telecom = TelecomsOf(person),
            GenderElement = DetailWriting.Gender(person.Sex),
            BirthDate = FhirText.DayOrNull(person.DateOfBirth),
            Address = AddressesOf(person),
        };
        practitioner.Extension.Say(Detail(person, ("relationship", FhirText.String(person.Relationship))));
        var reference = bundle.Add(practitioner);
        var role = new PractitionerRole
        {
            Practitioner = reference,
            Organization = OrganisationWriting.Write(bundle, person.Organisation),
            Code = FhirText.Legible(person.JobTitle) is { } job ? [new CodeableConcept { Text = job }] : [],
        };
        if (role.Organization is not null || role.Code.Count > 0)
        {
            bundle.Add(role);
        }

        return reference;
    }

    private static Extension? Detail(Canonical.Person person, params IEnumerable<(string Name, DataType? Value)> further) => FhirExtensions.OfParts(
        HubExtensions.PersonDetail,
        [
            .. person.Roles.Select(role => ("role", (DataType?)new Code(HubCodes.Of(role)))),
            ("stated-age", FhirText.String(person.StatedAge)),
            ("lives-with-child", FhirText.Truth(person.LivesWithChild)),
            ("knows-of-concern", FhirText.Truth(person.KnowsOfConcern)),
            .. further,
        ]);

    private static List<HumanName> NamesOf(Canonical.Person person) => person.Name is { } name && DetailWriting.Name(name) is { } written ? [written] : [];

    private static List<Hl7.Fhir.Model.ContactPoint> TelecomsOf(Canonical.Person person) =>
        [.. person.Contacts.Select(DetailWriting.Telecom).OfType<Hl7.Fhir.Model.ContactPoint>()];

    private static List<Hl7.Fhir.Model.Address> AddressesOf(Canonical.Person person) => [.. person.Addresses.Select(AddressWriting.Write)];
}
