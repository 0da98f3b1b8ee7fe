using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>The contacts inside a Patient: other people, or other ways to reach the child.</summary>
internal static class ContactReading
{
    public static bool IsSelf(FhirNode contact) =>
        contact.All("relationship").SelectMany(relationship => relationship.All("coding"))
            .Any(coding => coding.UnreadText("code") is { } code && PatientCodes.SelfRelationship.Contains(code));

    public static IEnumerable<ContactPoint> ReadSelf(FhirNode contact)
    {
        foreach (var relationship in contact.All("relationship"))
        {
            _ = Codings.Words(relationship);
        }

        return PersonReading.Contacts(contact);
    }

    /// <summary>Everyone in a Patient's contacts but the patient, in the order of their contact rank.</summary>
    public static IEnumerable<Person> Others(FhirNode patient) =>
        patient.All("contact").Where(contact => !IsSelf(contact)).OrderBy(RankOf).Select(Read);

    private static int RankOf(FhirNode contact) =>
        contact.All("extension").Where(extension => extension.UnreadText("url") == Systems.ContactRankExtension)
            .Select(extension => int.TryParse(extension.UnreadText("value"), out var rank) ? rank : int.MaxValue).FirstOrDefault(int.MaxValue);

    private static Person Read(FhirNode contact)
    {
        var organisation = contact.First("organization") is { } reference && contact.Reading.Follow(reference) is { } found ? OrganisationReading.NameOf(found) : null;
        return RelationshipReading.Apply(contact, new Person
        {
            Name = PersonReading.NameInUse(contact),
            Sex = PersonReading.Sex(contact),
            Organisation = organisation,
            Addresses = PersonReading.Addresses(contact),
            Contacts = PersonReading.Contacts(contact),
        });
    }
}
