using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>The places of a concern where people write what they like. A text is left out whole or not at all: nobody's words are altered.</summary>
internal static class FreeText
{
    public static Concern Without(Concern concern, Func<string?, bool> givesAway, List<string> withheld)
    {
        return concern with
        {
            Narrative = Keep("narrative", concern.Narrative),
            Risk = concern.Risk with
            {
                Rationale = Keep("risk.rationale", concern.Risk.Rationale),
                Factors = [.. concern.Risk.Factors.Where(factor => Keep("risk.factors", factor.Text) is not null && Keep("risk.factors", factor.Name) is not null)],
            },
            Voice = concern.Voice is { } voice
                ? voice with
                {
                    Words = Keep("voice", voice.Words),
                    Wishes = Keep("voice", voice.Wishes),
                    NextContactChosen = Keep("voice", voice.NextContactChosen),
                    ReasonNotSpokenTo = Keep("voice", voice.ReasonNotSpokenTo),
                }
                : null,
            Incident = concern.Incident is { } incident
                ? incident with { Circumstances = Keep("incident.circumstances", incident.Circumstances), Kind = Keep("incident.kind", incident.Kind) }
                : null,
            NeedsFirst = [.. concern.NeedsFirst.Select(need => need with { Description = Keep("needs-first", need.Description) })],
            LegalBasis = concern.LegalBasis with
            {
                Purpose = Keep("legal-basis", concern.LegalBasis.Purpose),
                ReasonConsentNotSought = Keep("legal-basis", concern.LegalBasis.ReasonConsentNotSought),
            },
            Origin = concern.Origin with
            {
                Organisation = Keep("origin", concern.Origin.Organisation),
                Team = Keep("origin", concern.Origin.Team),
                RaisedBy = concern.Origin.RaisedBy is { } raiser ? KeepPerson(raiser) : null,
            },
            People = [.. concern.People.Select(KeepPerson)],
            OriginalCodes = [.. concern.OriginalCodes.Where(code => Keep("original-codes", code.Code) is not null && (code.Display is null || Keep("original-codes", code.Display) is not null))],
        };

        Person KeepPerson(Person person) => person with
        {
            Relationship = Keep("people", person.Relationship),
            Organisation = Keep("people", person.Organisation),
            JobTitle = Keep("people", person.JobTitle),
        };

        string? Keep(string field, string? text)
        {
            if (!givesAway(text))
            {
                return text;
            }

            var name = $"{field} (restricted)";
            if (!withheld.Contains(name))
            {
                withheld.Add(name);
            }

            return null;
        }
    }
}
