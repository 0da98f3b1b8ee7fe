using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>The whole message as a concern.</summary>
internal static class ConcernReading
{
    /// <summary>Null when it cannot be told which child it is about, or when nothing of concern is said; both are reported.</summary>
    /// <param name="fromUpdate">What an update restates belongs to a case already: it may say as little as it likes.</param>
    public static Concern? Read(FhirReading reading, Envelope envelope, bool fromUpdate = false)
    {
        var patients = PatientReading.InOrder(reading, envelope.Request);
        var origin = OriginReading.Read(reading, envelope, out var raisedBy);
        var children = patients.Select(patient => ChildReading.Read(patient, DayOf(origin))).ToList();
        var flags = FlagReading.Read(reading);
        var narrative = NarrativeReading.Read(reading, flags.Texts);
        var request = envelope.Request;
        CodingsOfRequest(request);
        if (!fromUpdate && !IsActionable(reading, patients, children, flags, narrative))
        {
            return null;
        }

        var concern = new Concern
        {
            Origin = origin,
            Children = children,
            People = PeopleReading.Read(reading, patients, raisedBy),
            Categories = flags.Categories.Count == 0 ? [ConcernCategory.Unspecified] : flags.Categories,
            NeedsFirst = HubExtensionsReading.Needs(request),
            Voice = HubExtensionsReading.Voice(request),
            Risk = HubExtensionsReading.Risk(request, LevelOf(reading, request)),
            Locality = LocalityReading.Read(request, patients, children),
            LegalBasis = HubExtensionsReading.LegalBasis(reading, request),
            Incident = HubExtensionsReading.Incident(request) ?? IncidentReading.Read(reading, envelope),
            NationalReferral = HubExtensionsReading.NationalReferral(request),
            Narrative = narrative,
            Triage = TriageReading.Read(reading, envelope, patients, children, flags, DayOf(origin)),
        };
        return concern with { OriginalCodes = [.. HubExtensionsReading.OriginalCodes(request), .. reading.OriginalCodes] };
    }

    private static DateOnly? DayOf(Origin origin) => origin.RaisedAt is { } moment ? DateOnly.FromDateTime(moment.DateTime) : null;

    private static void CodingsOfRequest(FhirNode? request)
    {
        foreach (var concept in request?.All("category") ?? [])
        {
            _ = Codings.Words(concept);
        }
    }

    private static bool IsActionable(FhirReading reading, IReadOnlyList<FhirNode> patients, List<Child> children, Flags flags, string? narrative)
    {
        var told = children.Exists(ChildReading.CanBeTold);
        if (!told)
        {
            reading.Warn(Problems.NoChild, patients.Count > 0 ? patients[0] : reading.Bundle, patients.Count > 0 ? "" : ".entry");
        }

        var said = flags.AnySafeguarding || narrative is not null;
        if (!said)
        {
            reading.Warn(Problems.NothingSaid, reading.Bundle, ".entry");
        }

        return told && said;
    }

    private static RiskLevel LevelOf(FhirReading reading, FhirNode? request)
    {
        if (request is { } node && Codings.Through(MessageCodes.Priority, node, "priority") is { } level)
        {
            return level;
        }

        reading.Warn(Problems.RiskNotStated, request ?? reading.Bundle, request is null ? "" : ".priority");
        return RiskLevel.NotStated;
    }
}
