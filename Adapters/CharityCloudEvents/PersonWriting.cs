using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Anyone but the young person, and names, which both have.</summary>
internal static class PersonWriting
{
    public static void Write(Utf8JsonWriter json, Person person)
    {
        json.WriteStartObject();
        json.Text("key"u8, person.Key);
        Name(json, person.Name);
        json.Words("roles"u8, person.Roles);
        json.Text("relationship"u8, person.Relationship);
        json.Date("dateOfBirth"u8, person.DateOfBirth);
        json.Text("age"u8, person.StatedAge);
        if (person.Sex != Sex.NotRecorded)
        {
            json.Word("sex"u8, person.Sex);
        }

        json.Text("organisation"u8, person.Organisation);
        json.Text("jobTitle"u8, person.JobTitle);
        json.Text("professionalId"u8, person.ProfessionalId);
        json.Flag("livesWithYoungPerson"u8, person.LivesWithChild);
        json.Flag("knowsOfConcern"u8, person.KnowsOfConcern);
        json.Each("addresses"u8, person.Addresses, PlaceWriting.Address);
        json.Each("contacts"u8, person.Contacts, PlaceWriting.Contact);
        json.WriteEndObject();
    }

    public static void Name(Utf8JsonWriter json, PersonName? name)
    {
        if (name is not null)
        {
            json.WritePropertyName("name"u8);
            NameParts(json, name);
        }
    }

    public static void NameParts(Utf8JsonWriter json, PersonName name)
    {
        json.WriteStartObject();
        json.Text("prefix"u8, name.Prefix);
        json.Texts("given"u8, name.Given);
        json.Text("family"u8, name.Family);
        json.Text("text"u8, name.Text);
        json.Text("use"u8, name.Use);
        json.WriteEndObject();
    }
}
