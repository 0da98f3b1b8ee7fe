using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads anyone who is not a subject child: family, suspects, professionals, the officer.</summary>
internal static class PersonReading
{
    public static Person Read(SourceElement person, Notes notes) => new()
    {
        Key = (person.Attribute("key") ?? person.Attribute("poleId"))?.Take(),
        Name = NameOf(person, notes),
        Roles = RolesOf(person, notes),
        Relationship = person.Child("relationship")?.Take(),
        DateOfBirth = notes.Date(person.Child("dob")),
        StatedAge = person.Child("ageRange")?.Take(),
        Sex = notes.Code(person.Child("sex"), SexCodes.Table) ?? Sex.NotRecorded,
        Organisation = person.Child("organisation")?.Take(),
        JobTitle = person.Child("jobTitle")?.Take(),
        ProfessionalId = person.Attribute("collar")?.Take(),
        LivesWithChild = notes.Flag(person.Child("livesWithChild")),
        KnowsOfConcern = notes.Flag(person.Child("knowsOfConcern")),
        Addresses = AddressReading.ReadAll(person, notes),
        Contacts = ContactReading.Read(person, notes),
    };

    /// <summary>The canonical model holds one name of such a person: the one in use. The others stay untaken and are listed.</summary>
    private static PersonName? NameOf(SourceElement person, Notes notes)
    {
        var names = person.Children("name");
        var inUse = names.Find(name => name.Attribute("use") is null) ?? names.FirstOrDefault();
        return inUse is null ? null : NameReading.Read(inUse, notes);
    }

    private static List<PersonRole> RolesOf(SourceElement person, Notes notes)
    {
        var roles = new List<PersonRole>();
        foreach (var place in person.Children("role"))
        {
            var role = notes.Code(place, RoleCodes.Table) ?? PersonRole.Other;
            if (place.Take() is not null && !roles.Contains(role))
            {
                roles.Add(role);
            }
        }

        return roles;
    }
}
