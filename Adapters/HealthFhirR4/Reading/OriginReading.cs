using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>Who raised it, when and under which case.</summary>
internal static class OriginReading
{
    public static Origin Read(FhirReading reading, Envelope envelope, out FhirNode? raisedBy)
    {
        var request = envelope.Request;
        var organisation = Organisation(reading, envelope.Header);
        raisedBy = PractitionerBehind(reading.Follow(request?.First("requester")));
        var reference = request?.First("identifier")?.Text("value");
        return new Origin
        {
            SenderReference = reference ?? reading.Bundle.First("identifier")?.Text("value") ?? reading.Bundle.Text("id"),
            CorrelationId = CaseNumber(reading, request) ?? request?.First("requisition")?.Text("value") ?? reference,
            RaisedAt = Values.Moment(request, "authoredOn") ?? Values.Moment(reading.Bundle, "timestamp"),
            RaisedBy = RaisedBy(raisedBy, envelope.Header),
            Organisation = organisation.Organisation,
            Team = organisation.Team,
            ReferralSource = request?.ExtensionText(HubExtensions.ReferralSource),
        };
    }

    public static OrganisationNames Organisation(FhirReading reading, FhirNode? header)
    {
        var responsible = reading.Follow(header?.First("responsible"));
        var sender = responsible is { TypeName: "Organization" } ? responsible : reading.Follow(header?.First("sender"));
        var names = sender is { } found ? OrganisationReading.Read(found) : new OrganisationNames(null, null);
        return names.Team is null && responsible is null ? names with { Team = header?.First("source")?.Text("name") } : names;
    }

    /// <summary>The encounter's identifier is the sender's case number; it stays the same over all messages of a case.</summary>
    private static string? CaseNumber(FhirReading reading, FhirNode? request)
    {
        var encounter = request?.First("encounter") is { } reference ? reading.Follow(reference) : null;
        foreach (var found in encounter is { } followed ? [followed] : reading.Of("Encounter"))
        {
            if (found.First("identifier")?.Text("value") is { } number)
            {
                return number;
            }
        }

        return null;
    }

    public static FhirNode? PractitionerBehind(FhirNode? requester) =>
        requester is { TypeName: "PractitionerRole" } role ? role.Reading.Follow(role.First("practitioner")) : requester;

    /// <summary>The number to call about the message itself belongs to whoever raised it.</summary>
    private static Person? RaisedBy(FhirNode? requester, FhirNode? header)
    {
        var person = requester switch
        {
            { TypeName: "Practitioner" } practitioner => PeopleReading.Professional(practitioner, PersonRole.Reporter),
            { TypeName: "RelatedPerson" } related => PeopleReading.Related(related),
            { TypeName: "Organization" } organisation => new Person { Organisation = OrganisationReading.Read(organisation).Organisation, Roles = [PersonRole.Professional, PersonRole.Reporter] },
            _ => null,
        };
        var callBack = header?.First("source")?.First("contact") is { } contact ? TelecomReading.Read(contact) : null;
        return callBack is null ? person
            : person is null ? new Person { Roles = [PersonRole.Professional, PersonRole.Reporter], Contacts = [callBack] }
            : person with { Contacts = [.. person.Contacts, callBack] };
    }
}
