using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class PersonWriting
{
    public static void Write(Utf8JsonWriter writer, Person person)
    {
        writer.WriteStartObject();
        writer.Text("organisation"u8, person.Organisation);
        Fields(writer, person);
        writer.WriteEndObject();
    }

    /// <summary>Everything but the organisation, which the referrer has in a place of its own.</summary>
    public static void Fields(Utf8JsonWriter writer, Person person)
    {
        writer.Text("key"u8, person.Key);
        NameWriting.Fields(writer, person.Name);
        writer.WordList("roles"u8, person.Roles);
        writer.Text("relationship"u8, person.Relationship);
        writer.Date("date_of_birth"u8, person.DateOfBirth);
        writer.Text("stated_age"u8, person.StatedAge);
        SexWriting.Write(writer, person.Sex, whenNotRecorded: false);
        writer.Text("job_title"u8, person.JobTitle);
        writer.Text("professional_id"u8, person.ProfessionalId);
        writer.Flag("lives_with_child"u8, person.LivesWithChild);
        writer.Flag("knows_of_concern"u8, person.KnowsOfConcern);
        writer.List("addresses"u8, person.Addresses, AddressWriting.Write);
        writer.List("contacts"u8, person.Contacts, ContactWriting.Write);
    }
}
