using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>A young person, with everything of them that the recipient may see.</summary>
internal static class YoungPersonWriting
{
    public static void Write(Utf8JsonWriter json, Child child)
    {
        json.WriteStartObject();
        json.Text("key"u8, child.Key);
        PersonWriting.Name(json, child.Name);
        json.Each("otherNames"u8, child.OtherNames, PersonWriting.NameParts);
        json.Date("dateOfBirth"u8, child.DateOfBirth);
        json.Date("expectedDateOfBirth"u8, child.ExpectedDateOfBirth);
        json.Date("dateOfDeath"u8, child.DateOfDeath);
        json.Number("age"u8, child.StatedAge);
        json.Word("sex"u8, child.Sex);
        json.Text("genderIdentity"u8, child.GenderIdentity);
        if (child.Ethnicity is { } ethnicity)
        {
            json.Word("ethnicity"u8, ethnicity);
        }

        json.Text("religion"u8, child.Religion);
        json.Text("language"u8, child.Language);
        json.Flag("interpreterNeeded"u8, child.InterpreterNeeded);
        json.Words("disabilities"u8, child.Disabilities);
        json.Each("identifiers"u8, child.Identifiers, Identifier);
        json.Each("addresses"u8, child.Addresses, PlaceWriting.Address);
        json.Each("safeContact"u8, child.Contacts, PlaceWriting.Contact);
        json.Words("circumstances"u8, child.Circumstances);
        json.Text("school"u8, child.School);
        json.Text("gp"u8, child.GeneralPractitioner);
        json.WriteEndObject();
    }

    private static void Identifier(Utf8JsonWriter json, ChildIdentifier identifier)
    {
        json.WriteStartObject();
        json.Word("kind"u8, identifier.Scheme);
        json.WriteString("value"u8, identifier.Value);
        json.Word("assurance"u8, identifier.Assurance);
        json.Text("system"u8, identifier.OriginalSystem);
        json.WriteEndObject();
    }
}
