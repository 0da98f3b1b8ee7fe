using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads a subject child.</summary>
internal static class ChildReading
{
    public static Child Read(SourceElement person, Notes notes)
    {
        var names = NameReading.ReadAll(person, notes);
        var current = names.FirstOrDefault(name => name.Use is null);
        KeepPerceivedAppearance(person, notes);
        return new Child
        {
            Key = (person.Attribute("key") ?? person.Attribute("poleId"))?.Take(),
            Name = current,
            OtherNames = [.. names.Where(name => name != current)],
            DateOfBirth = notes.Date(person.Child("dob")),
            ExpectedDateOfBirth = notes.Date(person.Child("expectedBirth")),
            DateOfDeath = notes.Date(person.Child("dateOfDeath")),
            StatedAge = AgeReading.Youngest(person.Child("ageRange"), notes),
            Sex = SexOf(person, notes),
            GenderIdentity = person.Child("genderIdentity")?.Take(),
            Ethnicity = person.Child("selfDefinedEthnicity") is { } ethnicity ? notes.RefinedCode(ethnicity, ethnicity, EthnicityCodes.Table) : null,
            Religion = person.Child("religion")?.Take(),
            Language = person.Child("language")?.Take(),
            InterpreterNeeded = notes.Flag(person.Child("interpreterNeeded")),
            Disabilities = DisabilitiesOf(person, notes),
            Identifiers = IdentifierReading.Read(person, notes),
            Addresses = AddressReading.ReadAll(person, notes),
            Contacts = ContactReading.Read(person, notes),
            Circumstances = CircumstanceReading.Read(person, notes),
            School = person.Child("school")?.Take(),
            GeneralPractitioner = person.Child("gp")?.Take(),
        };
    }

    /// <summary>Whether anything tells who the child is: enough for a person to find them.</summary>
    public static bool CanBeTold(Child child) =>
        child is { Name: not null } or { DateOfBirth: not null } or { ExpectedDateOfBirth: not null }
        || child.OtherNames.Count + child.Identifiers.Count + child.Addresses.Count + child.Contacts.Count > 0;

    /// <summary>An IC code is what an officer saw. It is kept as that and is never an ethnicity.</summary>
    private static void KeepPerceivedAppearance(SourceElement person, Notes notes)
    {
        if (person.Child("icCode") is { } place && place.Take() is { } code)
        {
            notes.Keep(new OriginalCode("police:ic", code, "As perceived by an officer", Lossy: true), place);
        }
    }

    /// <summary>An unborn child's sex is not recorded (DfE CIN rule 4180), whatever a form made somebody enter.</summary>
    private static Sex SexOf(SourceElement person, Notes notes)
    {
        var place = person.Child("sex");
        var sex = notes.Code(place, SexCodes.Table) ?? Sex.NotRecorded;
        var unborn = person.Child("dob")?.Take() is null && person.Child("expectedBirth")?.Take() is not null;
        if (!unborn || sex == Sex.NotRecorded)
        {
            return sex;
        }

        notes.Warn(Problems.UnbornSex, place!);
        return Sex.NotRecorded;
    }

    private static List<Disability> DisabilitiesOf(SourceElement person, Notes notes)
    {
        var disabilities = new List<Disability>();
        foreach (var place in person.Children("disability"))
        {
            var disability = notes.Code(place, DisabilityCodes.Table) ?? Disability.Other;
            if (place.Take() is not null && !disabilities.Contains(disability))
            {
                disabilities.Add(disability);
            }
        }

        return disabilities;
    }
}
