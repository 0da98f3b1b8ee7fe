using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class PersonReading
{
    public static Person? Read(JsonCursor person) => person.CanBeOpened()
        ? new Person
        {
            Key = person["key"u8].Text(),
            Name = NameReading.Read(person),
            Roles = person["roles"u8].SetOf<PersonRole>(static role => role.Word(CanonicalWords<PersonRole>.Table)),
            Relationship = person["relationship"u8].Text(),
            DateOfBirth = person["date_of_birth"u8].Date(),
            StatedAge = person["stated_age"u8].Text(),
            Sex = SexReading.Read(person),
            Organisation = person["organisation"u8].Text(),
            JobTitle = person["job_title"u8].Text(),
            ProfessionalId = person["social_work_england_number"u8].Text() ?? person["professional_id"u8].Text(),
            LivesWithChild = person["lives_with_child"u8].Flag(),
            KnowsOfConcern = person["knows_of_concern"u8].Flag(),
            Addresses = person["addresses"u8].ListOf(AddressReading.Read),
            Contacts = ContactReading.ReadAll(person),
        }
        : null;
}
