using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

internal static class IncidentReading
{
    private const string NotArriving = "did not arrive";

    /// <summary>What happened, when the sender did not use our extension: the missed appointment, or the place the request is about.</summary>
    public static Incident? Read(FhirReading reading, Envelope envelope)
    {
        var location = reading.Follow(envelope.Request?.First("locationReference"));
        var place = location?.First("address") is { } address ? AddressReading.Read(address) with { Kind = AddressKind.Incident } : null;
        if (envelope.DidNotArrive is { } appointment)
        {
            return new Incident
            {
                Kind = NotArriving,
                OccurredAt = Values.Moment(appointment, "start"),
                Place = place,
                Circumstances = appointment.Text("description"),
            };
        }

        return place is null ? null : new Incident { Place = place };
    }
}
