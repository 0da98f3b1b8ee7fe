using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>News about a case raised before: a note, a withdrawal, or the record as it stands now.</summary>
internal static class UpdateReading
{
    public static ConcernUpdate Read(JsonSource source, out IReadOnlyList<string> unused)
    {
        var data = source.Root["data"u8];
        var origin = OriginReading.Read(source, out unused);
        if (origin.CorrelationId is null)
        {
            data.ReportBelow("caseReference", Problems.NoCase);
        }

        var change = data["change"u8];
        if (!change.IsPresent)
        {
            data.ReportBelow("change", Problems.MissingElement);
        }

        var kind = change.Word<UpdateKind>() ?? UpdateKind.MoreInformation;
        var note = data["note"u8].Text();
        var record = data["record"u8];
        if (kind is UpdateKind.MoreInformation or UpdateKind.Amended && note is null && !record.IsObject)
        {
            data.ReportBelow("note", Problems.NothingSaid);
        }

        var restated = record.IsObject ? CaseRecordReading.Read(record, OriginOf(record, origin), source) : null;
        if (restated is null && source.OriginalCodes.Count > 0)
        {
            // Only a restated record has room for a word that is not ours.
            unused = [.. unused, "/data/change"];
        }

        return new ConcernUpdate { Origin = origin, Kind = kind, Note = note, Restated = restated };
    }

    /// <summary>A record inside an update need not repeat who raised it and under which case.</summary>
    private static Origin OriginOf(JsonCursor record, Origin update)
    {
        var own = OriginReading.OfRecord(record);
        return own with
        {
            SenderReference = own.SenderReference ?? update.SenderReference,
            CorrelationId = own.CorrelationId ?? update.CorrelationId,
            RaisedAt = own.RaisedAt ?? update.RaisedAt,
            RaisedBy = own.RaisedBy ?? update.RaisedBy,
            Organisation = own.Organisation ?? update.Organisation,
            Team = own.Team ?? update.Team,
        };
    }
}
