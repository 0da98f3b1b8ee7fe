using System.Text.Json;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class ChildWriting
{
    /// <param name="laCode">Of the whole message.</param>
    public static void Write(Utf8JsonWriter writer, Child child, string? laCode)
    {
        var (pupilNumber, formerPupilNumber, nhsNumber, childId, caseId, others) = IdentifierPlaces.Of(child.Identifiers, laCode);
        writer.WriteStartObject();
        writer.Text("key"u8, child.Key);
        writer.Text("la_child_id"u8, childId?.Value);
        writer.Text("mis_child_id"u8, caseId?.Value);
        writer.WriteStartObject("child_details"u8);
        writer.Text("unique_pupil_number"u8, pupilNumber?.Value);
        writer.Text("former_unique_pupil_number"u8, formerPupilNumber?.Value);
        Details(writer, child);
        writer.WriteEndObject();
        writer.List("other_names"u8, child.OtherNames, NameWriting.Write);
        IdentifierWriting.NhsNumber(writer, nhsNumber);
        writer.List("other_identifiers"u8, others, IdentifierWriting.Other);
        writer.List("addresses"u8, child.Addresses, AddressWriting.Write);
        writer.List("contacts"u8, child.Contacts, ContactWriting.Write);
        writer.WordList("circumstances"u8, child.Circumstances);
        writer.Text("school"u8, child.School);
        writer.Text("general_practitioner"u8, child.GeneralPractitioner);
        writer.WriteEndObject();
    }

    private static void Details(Utf8JsonWriter writer, Child child)
    {
        NameWriting.Fields(writer, child.Name);
        writer.Date("date_of_birth"u8, child.DateOfBirth);
        writer.Date("expected_date_of_birth"u8, child.ExpectedDateOfBirth);
        writer.Date("date_of_death"u8, child.DateOfDeath);
        writer.Number("stated_age"u8, child.StatedAge is >= 0 and <= ChildReading.OldestAge ? child.StatedAge : null);
        SexWriting.Write(writer, child.IsUnborn ? Sex.NotRecorded : child.Sex, whenNotRecorded: true);
        writer.Text("gender_identity"u8, child.GenderIdentity);
        Ethnicity(writer, child.Ethnicity);
        writer.Text("religion"u8, child.Religion);
        writer.Text("language"u8, child.Language);
        writer.Flag("interpreter_needed"u8, child.InterpreterNeeded);
        writer.List("disabilities"u8, child.Disabilities, static (to, disability) => to.WriteStringValue(Disabilities.Table.Write(disability)!.Code));
        writer.Text("postcode"u8, Postcode(child));
        writer.Flag("uasc_flag"u8, child.Circumstances.Contains(Circumstance.UnaccompaniedAsylumSeeker) ? true : null);
    }

    private static void Ethnicity(Utf8JsonWriter writer, Ethnicity? ethnicity)
    {
        if (ethnicity is { } value)
        {
            var row = Ethnicities.Table.Write(value)!;
            writer.WriteString("ethnicity"u8, row.Code);
            if (row.Lossy)
            {
                writer.Word("ethnicity_recorded_as"u8, value);
            }
        }
    }

    /// <summary>Of the present home, and never of a restricted address: a bare postcode carries no warning with it.</summary>
    private static string? Postcode(Child child) =>
        child.Addresses.FirstOrDefault(address => address is { Kind: AddressKind.Home, Restricted: false, Until: null, Postcode: not null })?.Postcode;
}
