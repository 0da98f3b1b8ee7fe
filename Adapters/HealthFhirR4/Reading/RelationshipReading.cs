using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>Who somebody is to the child: the relationship's codes and words, and our own extension where it says more.</summary>
internal static class RelationshipReading
{
    public static Person Apply(FhirNode resource, Person person)
    {
        var roles = new List<PersonRole>();
        var words = new List<string>();
        string? text = null;
        foreach (var relationship in resource.All("relationship"))
        {
            foreach (var coding in relationship.All("coding"))
            {
                Add(coding, roles, words);
            }

            text ??= relationship.Text("text");
        }

        var detail = resource.Extension(HubExtensions.PersonDetail);
        var stated = detail?.Extensions("role").Select(role => Codings.Hub<PersonRole>(role)).OfType<PersonRole>().ToList() ?? [];
        return person with
        {
            Roles = stated.Count > 0 ? stated : roles.Count > 0 ? [.. roles.Distinct()] : [PersonRole.Other],
            Relationship = text ?? detail?.ExtensionText("relationship") ?? (detail is null ? words.FirstOrDefault() : null),
            StatedAge = detail?.ExtensionText("stated-age"),
            Organisation = detail?.ExtensionText("organisation") ?? person.Organisation,
            JobTitle = detail?.ExtensionText("job-title") ?? person.JobTitle,
            ProfessionalId = detail?.ExtensionText("professional-id") ?? person.ProfessionalId,
            LivesWithChild = Values.Truth(detail?.Extension("lives-with-child"), "value"),
            KnowsOfConcern = Values.Truth(detail?.Extension("knows-of-concern"), "value"),
        };
    }

    private static void Add(FhirNode coding, List<PersonRole> roles, List<string> words)
    {
        if (coding.UnreadText("code") is not { } code)
        {
            return;
        }

        if ((PatientCodes.Relationship.Read(code) ?? PatientCodes.ContactRole.Read(code)) is not { } row)
        {
            coding.Reading.Warn(Problems.UnknownCode, coding.First("code")!.Value);
            words.Add(Codings.Read(coding)?.Display ?? code);
            return;
        }

        roles.Add(row.Value);
        words.Add(Codings.Read(coding)?.Display ?? row.Meaning);
    }
}
