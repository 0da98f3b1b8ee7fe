using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Who raised it. What the record does not say is taken from the envelope.</summary>
internal static class OriginReading
{
    /// <summary>CBDS N00152 code 8: voluntary organisations among others.</summary>
    private const string VoluntaryOrganisation = "8";

    /// <param name="unused">Pointers to what the envelope says beside, and other than, the record.</param>
    public static Origin Read(JsonSource source, out IReadOnlyList<string> unused)
    {
        var root = source.Root;
        var data = root["data"u8];
        var subject = root["subject"u8].Text();
        var caseReference = data["caseReference"u8].Text();
        unused = caseReference is not null && subject is not null && subject != caseReference ? ["/subject"] : [];
        var origin = OfRecord(data) with { CorrelationId = caseReference ?? subject };
        origin = origin with
        {
            SenderReference = origin.SenderReference ?? root["id"u8].Text(),
            RaisedAt = origin.RaisedAt ?? root["time"u8].Instant(),
        };
        if (origin.RaisedAt is null)
        {
            data.ReportBelow("raisedAt", Problems.MissingElement);
        }

        return origin;
    }

    /// <summary>Only what the record itself says.</summary>
    public static Origin OfRecord(JsonCursor record)
    {
        var raisedBy = record["raisedBy"u8];
        return new Origin
        {
            SenderReference = record["recordId"u8].Text(),
            CorrelationId = record["caseReference"u8].Text(),
            RaisedAt = record["raisedAt"u8].Instant(),
            RaisedBy = Worker(raisedBy["worker"u8]),
            Organisation = raisedBy["organisation"u8].Text(),
            Team = raisedBy["team"u8].Text(),
            ReferralSource = raisedBy["referralSource"u8].Text() ?? VoluntaryOrganisation,
        };
    }

    private static Person? Worker(JsonCursor worker)
    {
        if (!worker.IsPresent)
        {
            return null;
        }

        var person = PersonReading.Read(worker);
        return person.Roles.Count > 0 ? person : person with { Roles = [PersonRole.Professional, PersonRole.Reporter] };
    }
}
