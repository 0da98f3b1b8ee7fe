using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>The person behind an answer or an event.</summary>
internal static class ProfessionalReading
{
    /// <summary>
    /// The header's author, who is responsible for the message, else whoever performs the request or takes part in the encounter.
    /// The number to call about the message is theirs when they have no other.
    /// </summary>
    public static Person? Answering(FhirReading reading, AnswerEnvelope envelope)
    {
        var person = Behind(reading, envelope.Header?.First("author"))
            ?? (envelope.Request?.All("performer") ?? []).Select(performer => Behind(reading, performer)).FirstOrDefault(found => found is not null)
            ?? InEncounter(reading, envelope.Encounter);
        return person is { Contacts.Count: 0 } && envelope.Header?.First("source")?.First("contact") is { } contact && TelecomReading.Read(contact) is { } callBack
            ? person with { Contacts = [callBack] }
            : person;
    }

    public static Person? InEncounter(FhirReading reading, FhirNode? encounter) =>
        (encounter?.All("participant") ?? []).Select(participant => Behind(reading, participant.First("individual"))).FirstOrDefault(found => found is not null);

    /// <summary>Null where the reference leads to no practitioner: an organisation is no person.</summary>
    public static Person? Behind(FhirReading reading, FhirNode? reference)
    {
        if (OriginReading.PractitionerBehind(reading.Follow(reference)) is not { TypeName: "Practitioner" } practitioner)
        {
            return null;
        }

        return PeopleReading.Professional(practitioner) with { Key = null };
    }
}
