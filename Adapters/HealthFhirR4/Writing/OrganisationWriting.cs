using Hl7.Fhir.Model;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

internal static class OrganisationWriting
{
    /// <summary>A team is an organisation that is part of another. Null when neither is named.</summary>
    public static ResourceReference? Write(MessageBundle bundle, string? organisation, string? team = null)
    {
        var whole = FhirText.Legible(organisation) is { } name ? bundle.Add(new Organization { Name = name }) : null;
        return FhirText.Legible(team) is { } teamName ? bundle.Add(new Organization { Name = teamName, PartOf = whole }) : whole;
    }
}
