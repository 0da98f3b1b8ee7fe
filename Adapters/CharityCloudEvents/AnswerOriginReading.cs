using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Who answers and what is answered. A reference that the record does not give is taken from the event's subject, where the hub writes it too.</summary>
internal static class AnswerOriginReading
{
    /// <param name="unused">Pointers to what the envelope says beside, and other than, the record.</param>
    public static Origin Read(JsonSource source, out ConcernReference? reference, out IReadOnlyList<string> unused)
    {
        var root = source.Root;
        var data = root["data"u8];
        var inRecord = data["reference"u8];
        var subject = root["subject"u8].Text();
        var inSubject = ConcernReference.TryParse(subject, out var said) ? said : (ConcernReference?)null;
        reference = inRecord.IsPresent ? inRecord.Parsed<ConcernReference>(ConcernReference.TryParse) : inSubject;
        unused = subject is not null && (inSubject is null || inSubject != reference) ? ["/subject"] : [];
        var origin = OriginReading.OfRecord(data);
        return origin with
        {
            SenderReference = origin.SenderReference ?? root["id"u8].Text(),
            RaisedAt = origin.RaisedAt ?? root["time"u8].Instant(),
        };
    }
}
