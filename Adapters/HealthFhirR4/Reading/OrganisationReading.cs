using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <param name="Team">The part of the organisation, when it is given as a part of another.</param>
internal sealed record OrganisationNames(string? Organisation, string? Team);

internal static class OrganisationReading
{
    /// <summary>An organisation's name and the team within it; its ODS code joins the original codes.</summary>
    public static OrganisationNames Read(FhirNode organisation)
    {
        var name = organisation.Text("name");
        foreach (var identifier in organisation.Reading.KeepsOriginalCodes ? organisation.All("identifier") : [])
        {
            if (identifier.Text("value") is { } code)
            {
                organisation.Reading.Keep(new OriginalCode(identifier.Text("system") ?? "", code, name));
                _ = Codings.UsualSystem(identifier);
            }
        }

        return organisation.First("partOf") is { } partOf && organisation.Reading.Follow(partOf)?.Text("name") is { } parent
            ? new OrganisationNames(parent, name)
            : new OrganisationNames(name, null);
    }

    /// <summary>What to call a practice or a practitioner in one line.</summary>
    public static string? NameOf(FhirNode resource)
    {
        switch (resource.TypeName)
        {
            case "Organization":
                return Read(resource).Organisation;
            case "PractitionerRole":
                var organisation = resource.Reading.Follow(resource.First("organization"));
                var practitioner = resource.Reading.Follow(resource.First("practitioner"));
                return (organisation is { } place ? Read(place).Organisation : null) ?? (practitioner is { } person ? NameOf(person) : null);
            default:
                return PersonReading.NameInUse(resource)?.Display;
        }
    }
}
