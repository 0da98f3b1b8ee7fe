using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>A young person as the charity knows them.</summary>
internal static class YoungPersonReading
{
    /// <summary>Children Act 1989 s105(1): a child is under eighteen.</summary>
    private const int AdultFrom = 18;

    public static Child Read(JsonCursor youngPerson, JsonSource source)
    {
        var child = new Child
        {
            Key = youngPerson["key"u8].Text(),
            Name = NameReading.Read(youngPerson["name"u8]),
            OtherNames = youngPerson["otherNames"u8].Each(NameReading.ReadOther),
            DateOfBirth = youngPerson["dateOfBirth"u8].Date(),
            ExpectedDateOfBirth = youngPerson["expectedDateOfBirth"u8].Date(),
            DateOfDeath = youngPerson["dateOfDeath"u8].Date(),
            StatedAge = youngPerson["age"u8].WholeNumber(),
            Sex = youngPerson["sex"u8].Word(CharityWords.Sexes) ?? Sex.NotRecorded,
            GenderIdentity = youngPerson["genderIdentity"u8].Text(),
            Ethnicity = youngPerson["ethnicity"u8].Word(CharityWords.Ethnicities),
            Religion = youngPerson["religion"u8].Text(),
            Language = youngPerson["language"u8].Text(),
            InterpreterNeeded = youngPerson["interpreterNeeded"u8].Flag(),
            Disabilities = youngPerson["disabilities"u8].Words(CharityWords.Disabilities, Disability.Other),
            Identifiers = youngPerson["identifiers"u8].Each(identifier => IdentifierReading.Read(identifier, source)),
            Addresses = youngPerson["addresses"u8].Each(AddressReading.Read),
            Contacts = youngPerson["safeContact"u8].Each(ContactReading.ReadSafe),
            Circumstances = youngPerson["circumstances"u8].Words<Circumstance>(),
            School = youngPerson["school"u8].Text(),
            GeneralPractitioner = youngPerson["gp"u8].Text(),
        };
        return Checked(child, youngPerson);
    }

    /// <summary>Something that tells this child from any other; a stated age or a sex alone does not.</summary>
    public static bool TellsWhoItIs(Child child) =>
        child.Name is not null || child.OtherNames.Count > 0 || child.Identifiers.Count > 0 || child.DateOfBirth is not null
        || child.ExpectedDateOfBirth is not null || child.Contacts.Any(contact => contact.Value.Length > 0)
        || child.Addresses.Any(address => address.Lines.Count > 0 || address.Postcode is not null || address.Uprn is not null);

    /// <summary>On the day it was raised; without that day only a stated age can tell.</summary>
    public static bool IsAdult(Child child, DateOnly? raisedOn, JsonCursor youngPerson)
    {
        var age = raisedOn is { } day ? child.AgeOn(day) : child.DateOfBirth is null && !child.IsUnborn ? child.StatedAge : null;
        var adult = age >= AdultFrom;
        if (adult)
        {
            youngPerson.ReportBelow(child.DateOfBirth is null ? "age" : "dateOfBirth", Problems.Adult);
        }

        return adult;
    }

    private static Child Checked(Child child, JsonCursor youngPerson)
    {
        if (child is { DateOfBirth: null, ExpectedDateOfBirth: null, StatedAge: null } && !youngPerson["dateOfBirth"u8].IsPresent)
        {
            youngPerson.ReportBelow("dateOfBirth", Problems.MissingElement);
        }

        if (!child.IsUnborn || child.Sex == Sex.NotRecorded)
        {
            return child;
        }

        youngPerson.ReportBelow("sex", Problems.UnbornSex);
        return child with { Sex = Sex.NotRecorded };
    }
}
