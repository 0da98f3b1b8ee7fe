using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>Everyone in the message who is not the child: contacts, related people, professionals.</summary>
internal static class PeopleReading
{
    /// <param name="raisedBy">The practitioner who raised it, who is told in the origin and not again here.</param>
    public static IReadOnlyList<Person> Read(FhirReading reading, IReadOnlyList<FhirNode> patients, FhirNode? raisedBy) =>
    [
        .. patients.SelectMany(ContactReading.Others),
        .. reading.Of("RelatedPerson").Where(person => person.Element != raisedBy?.Element).Select(Related),
        .. reading.Of("Practitioner").Where(person => person.Element != raisedBy?.Element).Select(person => Professional(person)),
    ];

    public static Person Related(FhirNode related)
    {
        _ = related.Reading.Follow(related.First("patient"));
        return RelationshipReading.Apply(related, new Person
        {
            Key = related.Reading.KeyOf(related),
            Name = PersonReading.NameInUse(related),
            DateOfBirth = Values.Date(related, "birthDate"),
            Sex = PersonReading.Sex(related),
            Addresses = PersonReading.Addresses(related),
            Contacts = PersonReading.Contacts(related),
        });
    }

    /// <summary>A Practitioner, with the job and the organisation of the first PractitionerRole that names them.</summary>
    public static Person Professional(FhirNode practitioner, params PersonRole[] furtherRoles)
    {
        var role = RoleOf(practitioner);
        var organisation = role is { } found ? practitioner.Reading.Follow(found.First("organization")) : null;
        var person = RelationshipReading.Apply(practitioner, new Person
        {
            Key = practitioner.Reading.KeyOf(practitioner),
            Name = PersonReading.NameInUse(practitioner),
            DateOfBirth = Values.Date(practitioner, "birthDate"),
            Sex = PersonReading.Sex(practitioner),
            Organisation = organisation is { } place ? OrganisationReading.Read(place).Organisation : null,
            JobTitle = role is { } job ? Codings.Words(job.First("code")) ?? Codings.Words(job.First("specialty")) : null,
            ProfessionalId = practitioner.First("identifier")?.Text("value"),
            Addresses = PersonReading.Addresses(practitioner),
            Contacts = [.. PersonReading.Contacts(practitioner), .. role is { } reached ? PersonReading.Contacts(reached) : []],
        });
        return person.Roles is [PersonRole.Other] ? person with { Roles = [PersonRole.Professional, .. furtherRoles] } : person;
    }

    private static FhirNode? RoleOf(FhirNode practitioner)
    {
        foreach (var role in practitioner.Reading.Of("PractitionerRole"))
        {
            if (role.First("practitioner") is { } reference
                && reference.UnreadText("reference") is { } target && practitioner.Reading.Means(target, practitioner))
            {
                _ = practitioner.Reading.Follow(reference);
                return role;
            }
        }

        return null;
    }
}
