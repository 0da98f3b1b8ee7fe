using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>The case record, as it stands in a concern or is restated in an update.</summary>
internal static class CaseRecordReading
{
    public static Concern Read(JsonCursor record, Origin origin, JsonSource source)
    {
        var children = YoungPeople(record, origin.RaisedAt, source, out var anyAdult);
        foreach (var support in record["support"u8].Items())
        {
            support.Code(CharityWords.Support);
        }

        var concern = new Concern
        {
            Origin = origin,
            Children = children,
            People = record["people"u8].Each(PersonReading.Read),
            Categories = record["worries"u8].Words(CharityWords.Worries, ConcernCategory.Unspecified),
            NeedsFirst = record["needsFirst"u8].Each(NeedReading.Read),
            Voice = VoiceReading.Read(record["voice"u8]),
            Risk = RiskReading.Read(record),
            Locality = LocalityReading.Read(record["place"u8], children),
            LegalBasis = LegalReading.Read(record),
            Incident = IncidentReading.Read(record["incident"u8]),
            NationalReferral = IncidentReading.NationalReferral(record["nrm"u8]),
            Narrative = record["account"u8].Text(),
            Triage = anyAdult ? [TriageReason.SubjectIsAnAdult] : [],
        };
        if (!SaysAnything(concern))
        {
            record.ReportBelow("account", Problems.NothingSaid);
        }

        return WithCategory(concern, record) with { OriginalCodes = [.. source.OriginalCodes] };
    }

    private static List<Child> YoungPeople(JsonCursor record, DateTimeOffset? raisedAt, JsonSource source, out bool anyAdult)
    {
        var raisedOn = raisedAt is { } at ? DateOnly.FromDateTime(at.DateTime) : (DateOnly?)null;
        var children = new List<Child>();
        anyAdult = false;
        foreach (var youngPerson in record["youngPeople"u8].Items())
        {
            var child = YoungPersonReading.Read(youngPerson, source);
            children.Add(child);
            anyAdult |= YoungPersonReading.IsAdult(child, raisedOn, youngPerson);
        }

        if (!children.Any(YoungPersonReading.TellsWhoItIs))
        {
            record.ReportBelow("youngPeople", Problems.NoChild);
        }

        return children;
    }

    /// <summary>A worry, an account, a need, the child's own words, a flag or a stated risk: any of them is a concern.</summary>
    private static bool SaysAnything(Concern concern) =>
        concern.Categories.Count > 0 || concern.NeedsFirst.Count > 0 || concern.Narrative is not null
        || concern.Voice is { Words: not null } or { Wishes: not null } || concern.Incident is not null
        || concern.Risk is { Level: not RiskLevel.NotStated } or { Rationale: not null } or { Factors.Count: > 0 }
        || concern.Children.Any(child => child.Circumstances.Count > 0);

    private static Concern WithCategory(Concern concern, JsonCursor record)
    {
        if (concern.Categories.Count > 0)
        {
            return concern;
        }

        record.ReportBelow("worries", Problems.MissingElement);
        return concern with { Categories = [ConcernCategory.Unspecified] };
    }
}
