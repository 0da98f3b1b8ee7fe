using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>The message as an update to a concern raised before.</summary>
internal static class UpdateReading
{
    /// <summary>
    /// A withdrawal is a note and no more: what else the message repeats is left unread and listed. Null when nothing is new,
    /// which is reported.
    /// </summary>
    public static ConcernUpdate? Read(FhirReading reading, Envelope envelope)
    {
        var request = envelope.Request;
        var note = request?.ExtensionText(HubExtensions.UpdateNote);
        var kind = Codings.Hub<UpdateKind>(request?.Extension(HubExtensions.UpdateKind));
        reading.KeepsOriginalCodes = envelope.TakesBack is null && reading.Of("Patient").Any();
        var restated = reading.KeepsOriginalCodes ? ConcernReading.Read(reading, envelope, fromUpdate: true) : null;
        var origin = restated?.Origin ?? OriginReading.Read(reading, envelope, out _);
        ReportMissingCase(reading, envelope, origin);
        if (envelope.TakesBack is { } takenBack)
        {
            return new ConcernUpdate { Origin = origin, Kind = kind ?? takenBack, Note = note ?? NotesOf(request) };
        }

        note ??= restated is null ? NarrativeReading.Read(reading, []) : null;
        if (restated is null && note is null)
        {
            reading.Warn(Problems.NothingSaid, reading.Bundle, ".entry");
            return null;
        }

        return new ConcernUpdate
        {
            Origin = origin,
            Kind = kind ?? (restated is null || envelope.DidNotArrive is not null ? UpdateKind.MoreInformation : UpdateKind.Amended),
            Note = note,
            Restated = restated,
        };
    }

    private static string? NotesOf(FhirNode? request)
    {
        var notes = request is { } node ? string.Join("\n\n", NarrativeReading.Notes(node)) : "";
        return notes.Length == 0 ? null : notes;
    }

    /// <summary>Without a case number only the transport's correlation id can join the update to its concern.</summary>
    private static void ReportMissingCase(FhirReading reading, Envelope envelope, Origin origin)
    {
        if (origin.CorrelationId is null)
        {
            reading.Warn(Problems.MissingElement, envelope.Request ?? reading.Bundle, envelope.Request is null ? ".entry" : ".encounter");
        }
    }
}
