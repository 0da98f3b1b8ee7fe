using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>The message as an answer to a referral: our extension where there is one, else what the standard's statuses say.</summary>
internal static class ResponseReading
{
    /// <summary>Null when it cannot be told what is answered, what the answer is or who gives it; each is reported.</summary>
    public static ReferralResponse? Read(FhirReading reading, AnswerEnvelope envelope)
    {
        var (header, request) = (envelope.Header, envelope.Request);
        var said = request?.Extension(HubExtensions.Response);
        var missed = MissedAppointment(reading, said);
        var kind = KindOf(envelope, said, missed);
        var response = new ReferralResponse
        {
            Origin = AnswerOriginReading.Read(reading, envelope, out var reference),
            Reference = reference,
            AnsweredMessageId = AnswerOriginReading.AnsweredMessage(header),
            Kind = kind ?? ResponseKind.InformationSupplied,
            TakesBack = said?.ExtensionText("takes-back"),
            ChildKey = said?.ExtensionText("child-key"),
            AnsweredBy = ProfessionalReading.Answering(reading, envelope),
            AnsweredAt = Values.Moment(said?.Extension("answered-at"), "value") ?? Values.Moment(reading.Bundle, "timestamp"),
            Note = Notes(reading, request, missed),
            Decline = AnswerPartReading.Decline(envelope, kind),
            RedirectedTo = AnswerPartReading.Redirection(said),
            InformationNeeded = AnswerPartReading.InformationNeeded(said),
            Outcome = AnswerPartReading.Outcome(said),
            Closure = AnswerPartReading.Closure(reading, said),
            Facts = [.. AnswerPartReading.Facts(said), .. AnswerPartReading.Missed(missed)],
        };
        return Judge(response, kind, reading, envelope) ? response with { OriginalCodes = [.. HubExtensionsReading.OriginalCodes(request), .. reading.OriginalCodes] } : null;
    }

    private static bool Judge(ReferralResponse response, ResponseKind? kind, FhirReading reading, AnswerEnvelope envelope)
    {
        var place = envelope.Request ?? envelope.Header ?? reading.Bundle;
        if (kind is null)
        {
            reading.Warn(Problems.NoAnswer, envelope.Header?.First("response")?.First("code") ?? place);
        }

        var missing = AnswerChecks.Of(response).ToList();
        foreach (var (part, problem) in missing)
        {
            var (at, below) = part switch
            {
                AnswerPart.AnsweredBy when envelope.Header is { } header => (header, ".author"),
                AnswerPart.Decline when envelope.Request is not null => (place, ".reasonCode"),
                AnswerPart.Reference when envelope.Request is not null => (place, ".requisition"),
                AnswerPart.Note when envelope.Request is not null => (place, ".note"),
                AnswerPart.AnsweredAt => (reading.Bundle, ".timestamp"),
                _ => (place, ""),
            };
            reading.Warn(problem, at, below);
        }

        return kind is not null && !missing.Exists(one => one.Kind.Refuses);
    }

    /// <summary>A response that says that the message could not be processed is no answer by a person.</summary>
    private static ResponseKind? KindOf(AnswerEnvelope envelope, FhirNode? said, FhirNode? missed) =>
        envelope.Header?.First("response")?.Text("code") is { } code and not "ok" ? null
        : Codings.Hub<ResponseKind>(said?.Extension("kind")) is { } stated ? stated
        : missed is not null ? ResponseKind.DidNotArrive
        : By(AnswerCodes.OfEncounterStatus, envelope.Encounter) ?? By(AnswerCodes.OfRequestStatus, envelope.Request);

    private static ResponseKind? By(IReadOnlyDictionary<string, ResponseKind> statuses, FhirNode? resource) =>
        resource is { } node && statuses.TryGetValue(node.UnreadText("status") ?? "", out var kind) && node.Text("status") is not null ? kind : null;

    /// <summary>The standard's safeguarding feedback: an appointment nobody came to. Where our extension says the kind, it is not asked.</summary>
    private static FhirNode? MissedAppointment(FhirReading reading, FhirNode? said)
    {
        foreach (var appointment in said?.Extension("kind") is null ? reading.Of("Appointment") : [])
        {
            if (appointment.UnreadText("status") == AnswerCodes.NoShow)
            {
                _ = appointment.Text("status");
                return appointment;
            }
        }

        return null;
    }

    /// <summary>With the words of every flag: whoever reads the answer has to see them. The codes of safeguarding flags join the original codes.</summary>
    private static string? Notes(FhirReading reading, FhirNode? request, FhirNode? missed)
    {
        var parts = (request is { } node ? NarrativeReading.Notes(node) : []).Append(missed?.Text("description")).OfType<string>().Concat(FlagReading.Read(reading).Texts);
        var notes = string.Join("\n\n", parts);
        return notes.Length == 0 ? null : notes;
    }
}
