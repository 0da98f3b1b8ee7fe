using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>Why a person has to look first. Safeguarding comes first: nothing here refuses a message.</summary>
internal static class TriageReading
{
    /// <summary>Children Act 1989 s105: a child is under eighteen.</summary>
    private const int AgeOfAdulthood = 18;

    public static IReadOnlyList<TriageReason> Read(
        FhirReading reading, Envelope envelope, IReadOnlyList<FhirNode> patients, IReadOnlyList<Child> children, Flags flags, DateOnly? raisedOn)
    {
        var reasons = new List<TriageReason>();
        if (envelope.DidNotArrive is not null)
        {
            reasons.Add(TriageReason.SafeguardingDidNotArrive);
        }

        for (var index = 0; index < children.Count; index++)
        {
            var child = children[index];
            var age = raisedOn is { } day ? child.AgeOn(day) : child.StatedAge;
            if (age >= AgeOfAdulthood)
            {
                reading.Warn(Problems.Adult, patients[index], child.DateOfBirth is null ? "" : ".birthDate");
                reasons.Add(TriageReason.SubjectIsAnAdult);
            }
            else if (age is null && !child.IsUnborn)
            {
                reasons.Add(TriageReason.AgeUnknown);
            }
        }

        if (flags.Categories.Contains(ConcernCategory.UnbornChild) && reasons.Contains(TriageReason.SubjectIsAnAdult))
        {
            reasons.Add(TriageReason.SubjectUncertain);
        }

        if (!flags.AnySafeguarding)
        {
            reading.Warn(Problems.NoSafeguardingFlag, reading.Bundle, ".entry");
            reasons.Add(TriageReason.NoSafeguardingFlag);
        }

        if (envelope.Header is null || envelope.Request is null)
        {
            reading.Warn(Problems.MissingElement, reading.Bundle, ".entry");
            reasons.Add(TriageReason.MessageWasIncomplete);
        }

        return [.. reasons.Distinct()];
    }
}
