using System.Globalization;
using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Writing;

/// <summary>Writes children and everyone else as <c>person</c>, in the order of the schema.</summary>
internal static class PersonWriting
{
    private static readonly Circumstance[] WrittenAsRoles = [Circumstance.Suspect, Circumstance.Victim];

    public static void Child(PpnWriter xml, Child child)
    {
        var poleId = child.Identifiers.FirstOrDefault(identifier => identifier.Scheme == IdentifierScheme.PolicePersonId);
        xml.Attribute("key", child.Key);
        xml.Attribute("poleId", poleId?.Value);
        xml.Element("role", PpnFormat.SubjectChild);
        xml.Elements("role", child.Circumstances.Intersect(WrittenAsRoles).Select(circumstance => ChildRoleCodes.Table.Write(circumstance)!.Code));
        xml.Items("name", Names(child), Name);
        xml.Element("dob", child.DateOfBirth);
        xml.Element("ageRange", child.StatedAge?.ToString(CultureInfo.InvariantCulture));
        xml.Element("expectedBirth", child.ExpectedDateOfBirth);
        xml.Element("dateOfDeath", child.DateOfDeath);
        xml.Element("sex", SexCodes.Table.Write(child.Sex)!.Code);
        xml.Element("genderIdentity", child.GenderIdentity);
        SelfDefinedEthnicity(xml, child.Ethnicity);
        xml.Element("religion", child.Religion);
        xml.Element("language", child.Language);
        xml.Element("interpreterNeeded", child.InterpreterNeeded);
        xml.Elements("disability", child.Disabilities.Select(disability => DisabilityCodes.Table.Write(disability)!.Code));
        xml.Elements("marker", child.Circumstances.Except(WrittenAsRoles).Select(circumstance => MarkerCodes.Table.Write(circumstance)!.Code));
        xml.Items("identifier", child.Identifiers.Where(identifier => identifier != poleId), Identifier);
        xml.Element("school", child.School);
        xml.Element("gp", child.GeneralPractitioner);
        xml.Items("address", child.Addresses, PlaceWriting.Address);
        xml.Items("contact", child.Contacts, PlaceWriting.Contact);
    }

    public static void Person(PpnWriter xml, Person person)
    {
        xml.Attribute("key", person.Key);
        xml.Attribute("collar", person.ProfessionalId);
        xml.Elements("role", person.Roles.Select(role => RoleCodes.Table.Write(role)!.Code));
        xml.Item("name", person.Name, Name);
        xml.Element("dob", person.DateOfBirth);
        xml.Element("ageRange", person.StatedAge);
        xml.Element("sex", person.Sex == Sex.NotRecorded ? null : SexCodes.Table.Write(person.Sex)!.Code);
        xml.Element("relationship", person.Relationship);
        xml.Element("organisation", person.Organisation);
        xml.Element("jobTitle", person.JobTitle);
        xml.Element("livesWithChild", person.LivesWithChild);
        xml.Element("knowsOfConcern", person.KnowsOfConcern);
        xml.Items("address", person.Addresses, PlaceWriting.Address);
        xml.Items("contact", person.Contacts, PlaceWriting.Contact);
    }

    private static IEnumerable<PersonName> Names(Child child) => child.Name is { } name ? child.OtherNames.Prepend(name) : child.OtherNames;

    private static void Name(PpnWriter xml, PersonName name)
    {
        xml.Attribute("use", name.Use);
        xml.Element("title", name.Prefix);
        xml.Elements("given", name.Given);
        xml.Element("family", name.Family);
        xml.Element("full", name.Text);
    }

    private static void SelfDefinedEthnicity(PpnWriter xml, Ethnicity? ethnicity)
    {
        if (ethnicity is { } value)
        {
            var row = EthnicityCodes.Table.Write(value)!;
            xml.Element("selfDefinedEthnicity", element =>
            {
                element.Refinement(row, value);
                element.Content(row.Code);
            });
        }
    }

    private static void Identifier(PpnWriter xml, ChildIdentifier identifier)
    {
        xml.Attribute("type", IdentifierCodes.Table.Write(identifier.Scheme)!.Code);
        xml.Attribute("verified", identifier.Assurance == IdentifierAssurance.Verified);
        xml.Attribute("system", identifier.OriginalSystem);
        xml.Content(identifier.Value);
    }
}
