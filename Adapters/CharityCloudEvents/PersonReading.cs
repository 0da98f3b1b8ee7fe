using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Anyone but the young person.</summary>
internal static class PersonReading
{
    public static Person Read(JsonCursor person) => new()
    {
        Key = person["key"u8].Text(),
        Name = NameReading.Read(person["name"u8]),
        Roles = person["roles"u8].Words<PersonRole>(PersonRole.Other),
        Relationship = person["relationship"u8].Text(),
        DateOfBirth = person["dateOfBirth"u8].Date(),
        StatedAge = person["age"u8].Text(),
        Sex = person["sex"u8].Word(CharityWords.Sexes) ?? Sex.NotRecorded,
        Organisation = person["organisation"u8].Text(),
        JobTitle = person["jobTitle"u8].Text(),
        ProfessionalId = person["professionalId"u8].Text(),
        LivesWithChild = person["livesWithYoungPerson"u8].Flag(),
        KnowsOfConcern = person["knowsOfConcern"u8].Flag(),
        Addresses = person["addresses"u8].Each(AddressReading.Read),
        Contacts = person["contacts"u8].Each(ContactReading.Read),
    };
}
