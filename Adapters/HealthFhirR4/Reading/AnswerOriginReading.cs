using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>Who answers, and which concern: the hub's reference stands where the referral had it, as requisition or as the encounter's identifier.</summary>
internal static class AnswerOriginReading
{
    public static Origin Read(FhirReading reading, AnswerEnvelope envelope, out ConcernReference? reference)
    {
        string? own = null;
        string? ownCase = null;
        reference = null;
        foreach (var identifier in Identifiers(envelope.Request, "requisition", "identifier"))
        {
            if (!IsReference(identifier, ref reference))
            {
                own ??= identifier.Text("value");
            }
        }

        foreach (var identifier in Identifiers(envelope.Encounter, "identifier"))
        {
            if (!IsReference(identifier, ref reference))
            {
                ownCase ??= identifier.Text("value");
            }
        }

        var organisation = OriginReading.Organisation(reading, envelope.Header);
        return new Origin
        {
            SenderReference = own ?? reading.Bundle.Text("id"),
            CorrelationId = ownCase,
            RaisedAt = Values.Moment(reading.Bundle, "timestamp"),
            Organisation = organisation.Organisation,
            Team = organisation.Team,
        };
    }

    /// <summary>The message that is answered, by the id of its bundle. An id that is not one of the hub's is left unread.</summary>
    public static Guid? AnsweredMessage(FhirNode? header) =>
        header?.First("response")?.First("identifier") is { } id && Guid.TryParse(id.Unread, out var message) && id.Value is not null ? message : null;

    private static IEnumerable<FhirNode> Identifiers(FhirNode? resource, params IEnumerable<string> names) =>
        resource is { } node ? names.SelectMany(node.All) : [];

    /// <summary>Whether it is the hub's reference, or should be. A second, other one is left unread.</summary>
    private static bool IsReference(FhirNode identifier, ref ConcernReference? reference)
    {
        if (ConcernReference.TryParse(identifier.UnreadText("value"), out var found))
        {
            if (reference is null || reference == found)
            {
                _ = identifier.Text("value");
                reference = found;
            }

            return true;
        }

        if (identifier.UnreadText("system") is Systems.HubConcernReference && identifier.First("value") is { } unreadable)
        {
            identifier.Reading.Warn(Problems.UnreadableValue, unreadable);
            return true;
        }

        return identifier.UnreadText("system") is Systems.HubReferralId;
    }
}
