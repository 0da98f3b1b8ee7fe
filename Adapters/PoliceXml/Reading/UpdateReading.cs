using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads an update to a notification sent before.</summary>
internal static class UpdateReading
{
    public static ConcernUpdate Read(SourceElement root, Notes notes)
    {
        var origin = ContextReading.Origin(root, ConcernReading.RaisedAt(root, notes), notes);
        if (origin.CorrelationId is null)
        {
            notes.Refuse(Problems.NoCase, root);
        }

        var kind = KindOf(root.Attribute("kind"), notes);
        var note = root.Child("note")?.TakeRaw();
        var restated = root.Child("restated");
        if (note is null && restated is null && kind is UpdateKind.MoreInformation or UpdateKind.Amended)
        {
            notes.Refuse(Problems.NothingSaid, root);
        }

        if (restated is null)
        {
            notes.CouldNotCarryCodes();
        }

        return new ConcernUpdate
        {
            Origin = origin,
            Kind = kind,
            Note = note,
            Restated = restated is null ? null : Joined(ConcernReading.Read(restated, notes, origin.RaisedAt), origin),
        };
    }

    /// <summary>A restated notification belongs to the update's case, whether it says so again or not.</summary>
    private static Concern Joined(Concern restated, Origin origin) => restated.Origin.CorrelationId is not null
        ? restated
        : restated with { Origin = restated.Origin with { CorrelationId = origin.CorrelationId } };

    /// <summary>An unknown kind is more information: the one kind that takes nothing away.</summary>
    private static UpdateKind KindOf(SourceAttribute? kind, Notes notes) =>
        notes.Code(kind, UpdateCodes.Table) ?? UpdateKind.MoreInformation;
}
