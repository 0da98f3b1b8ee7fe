using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>The message as something that happened in the work with a child: our extension on an Encounter, or what became of an Appointment.</summary>
internal static class EngagementReading
{
    /// <summary>Null when it cannot be told what happened or to whose referral it belongs; both are reported.</summary>
    public static EngagementEvent? Read(FhirReading reading, AnswerEnvelope envelope)
    {
        var encounter = envelope.Encounter;
        var said = encounter?.Extension(HubExtensions.Engagement);
        var stated = Codings.Hub<EngagementKind>(said?.Extension("kind"));
        var appointment = stated is null ? ToldAppointment(reading) : null;
        var kind = stated ?? (appointment is { } told ? AnswerCodes.OfAppointmentStatus[told.Text("status")!] : null);
        var (on, at) = Values.DayOrMoment(encounter?.First("period"), "start");
        var (appointed, start) = on is null ? Values.DayOrMoment(appointment, "start") : default;
        var engagement = new EngagementEvent
        {
            Origin = AnswerOriginReading.Read(reading, envelope, out var reference),
            Reference = reference,
            AnsweredMessageId = AnswerOriginReading.AnsweredMessage(envelope.Header),
            Kind = kind ?? EngagementKind.Session,
            Mode = Codings.Hub<EngagementMode>(said?.Extension("mode")) ?? EngagementMode.NotStated,
            ChildKey = said?.ExtensionText("child-key"),
            On = on ?? appointed,
            At = at ?? start,
            By = Codings.Hub<ContactKind>(said?.Extension("by")),
            Worker = ProfessionalReading.InEncounter(reading, encounter) ?? ProfessionalReading.Behind(reading, envelope.Header?.First("author")),
            ChildsWords = said?.ExtensionText("words"),
            NextContact = NextContact(said?.Extension("next-contact")),
            Note = said?.ExtensionText("note") ?? appointment?.Text("description"),
            Needs = HubExtensionsReading.Needs(encounter),
            ReviewOn = Values.Date(said?.Extension("review-on"), "value"),
            TakesBack = said?.ExtensionText("takes-back"),
        };
        return Judge(engagement, kind, reading, encounter) ? engagement with { OriginalCodes = [.. HubExtensionsReading.OriginalCodes(encounter), .. reading.OriginalCodes] } : null;
    }

    private static bool Judge(EngagementEvent engagement, EngagementKind? kind, FhirReading reading, FhirNode? encounter)
    {
        var place = encounter ?? reading.Bundle;
        if (kind is null)
        {
            reading.Warn(Problems.NoAnswer, place);
        }

        var missing = AnswerChecks.Of(engagement).ToList();
        foreach (var (part, problem) in missing)
        {
            reading.Warn(problem, place, encounter is null ? ".entry" : part switch { AnswerPart.Reference => ".identifier", AnswerPart.HappenedAt => ".period", _ => "" });
        }

        return kind is not null && !missing.Exists(one => one.Kind.Refuses);
    }

    private static FhirNode? ToldAppointment(FhirReading reading)
    {
        foreach (var appointment in reading.Of("Appointment"))
        {
            if (AnswerCodes.OfAppointmentStatus.ContainsKey(appointment.UnreadText("status") ?? ""))
            {
                return appointment;
            }
        }

        return null;
    }

    private static ChosenContact? NextContact(FhirNode? next) => next is not { } said ? null : new ChosenContact
    {
        At = Values.Moment(said.Extension("at"), "value"),
        When = said.ExtensionText("when"),
        By = Codings.Hub<ContactKind>(said.Extension("by")),
        How = said.ExtensionText("how"),
        Where = said.ExtensionText("where"),
        Who = said.ExtensionText("who"),
    };
}
