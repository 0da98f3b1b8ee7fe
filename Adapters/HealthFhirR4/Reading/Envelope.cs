using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>What a message is: its header, the request it is about, and what the two say should happen.</summary>
internal sealed record Envelope
{
    public FhirNode? Header { get; private init; }

    public FhirNode? Request { get; private init; }

    /// <summary>A response that says a person under a safeguarding flag did not arrive; a person has to look at it.</summary>
    public FhirNode? DidNotArrive { get; private init; }

    /// <summary>Set when the request takes back an earlier one.</summary>
    public UpdateKind? TakesBack { get; private init; }

    /// <summary>False when the body is not what it was sent as; the reasons are reported.</summary>
    public bool IsOfTheKindSent { get; private init; }

    public static Envelope Read(FhirReading reading, MessageKind kind)
    {
        FhirNode? header = reading.Of("MessageHeader").Select(node => (FhirNode?)node).FirstOrDefault();
        var request = RequestOf(reading, header);
        var missed = MissedAppointment(reading, header);
        if (missed is not null)
        {
            return new Envelope { Header = header, Request = request, DidNotArrive = missed, IsOfTheKindSent = true };
        }

        var isAnswer = ReportForeignEvent(header);
        var byStatus = TakenBackByStatus(request);
        var reason = byStatus is null || kind == MessageKind.Concern ? ReasonOf(header) : null;
        var takesBack = byStatus ?? (reason?.Unread?.Trim() == MessageCodes.Delete ? UpdateKind.Withdrawn : null);
        var isUpdate = takesBack is not null || reason?.Unread?.Trim() == MessageCodes.Update;
        IReadOnlyList<FhirNode> wrong =
            isAnswer ? [EventCode(header)!.Value]
            : kind == MessageKind.Update && !isUpdate ? [reason ?? header ?? reading.Bundle]
            : kind == MessageKind.Concern && isUpdate ? [.. new[] { IsNew(reason) ? null : reason, byStatus is null ? null : request?.First("status") }.OfType<FhirNode>()]
            : [];
        foreach (var place in wrong)
        {
            reading.Warn(Problems.WrongKind, place);
        }

        return new Envelope { Header = header, Request = request, TakesBack = takesBack, IsOfTheKindSent = wrong.Count == 0 };
    }

    /// <summary>A status that neither takes back nor is the usual one is kept as it was written.</summary>
    private static UpdateKind? TakenBackByStatus(FhirNode? request)
    {
        if (request?.Text("status") is not { } status)
        {
            return null;
        }

        if (MessageCodes.StatusTakesBack.TryGetValue(status, out var takesBack))
        {
            return takesBack;
        }

        if (status != MessageCodes.Active)
        {
            request.Value.Reading.Keep(new OriginalCode(MessageCodes.StatusSystem, status));
        }

        return null;
    }

    private static bool IsNew(FhirNode? reason) => reason?.Unread?.Trim() is null or MessageCodes.New;

    private static FhirNode? RequestOf(FhirReading reading, FhirNode? header)
    {
        foreach (var focus in header?.All("focus") ?? [])
        {
            if (reading.Follow(focus) is { TypeName: "ServiceRequest" } request)
            {
                return request;
            }
        }

        return reading.Of("ServiceRequest").Select(node => (FhirNode?)node).FirstOrDefault();
    }

    private static FhirNode? EventCode(FhirNode? header) => header?.First("event")?.First("code");

    /// <summary>True for an event of the standard that is not a request. One the standard does not know is read as a request.</summary>
    private static bool ReportForeignEvent(FhirNode? header)
    {
        if (header is not { } node || EventCode(node) is not { } code || code.Value is not { } said)
        {
            return false;
        }

        var system = node.First("event") is { } coding ? Codings.UsualSystem(coding) : null;
        _ = node.First("event")?.Text("system");
        if (system != Systems.MessageEvents || !MessageCodes.Events.Contains(said))
        {
            node.Reading.Warn(Problems.UnknownCode, code);
            return false;
        }

        return said != MessageCodes.Request;
    }

    private static FhirNode? ReasonOf(FhirNode? header)
    {
        foreach (var coding in header?.First("reason")?.All("coding") ?? [])
        {
            var code = coding.First("code");
            if (Codings.UsualSystem(coding) == Systems.MessageReasons && code?.Value is { } said)
            {
                _ = coding.Text("system");
                if (said is not (MessageCodes.New or MessageCodes.Update or MessageCodes.Delete))
                {
                    coding.Reading.Warn(Problems.UnknownCode, code.Value);
                }

                return code;
            }
        }

        return null;
    }

    /// <summary>The "did not arrive" response: an appointment nobody came to, and a safeguarding flag in the same message.</summary>
    private static FhirNode? MissedAppointment(FhirReading reading, FhirNode? header)
    {
        if (EventCode(header)?.Unread?.Trim() != MessageCodes.Response || !FlagReading.AnySafeguarding(reading))
        {
            return null;
        }

        foreach (var appointment in reading.Of("Appointment"))
        {
            if (appointment.UnreadText("status") == "noshow")
            {
                _ = EventCode(header)?.Value;
                _ = appointment.Text("status");
                reading.Warn(Problems.DidNotArrive, appointment.First("status")!.Value);
                return appointment;
            }
        }

        return null;
    }
}
