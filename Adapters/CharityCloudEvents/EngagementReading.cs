using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Something that happened in the work with a young person.</summary>
internal static class EngagementReading
{
    public static EngagementEvent Read(JsonSource source, out IReadOnlyList<string> unused)
    {
        var data = source.Root["data"u8];
        var kind = data["event"u8].Word<EngagementKind>();
        if (kind is null)
        {
            data.ReportBelow("event", Problems.NoAnswer);
        }

        var (on, at) = data["when"u8].DayOrMoment();
        var engagement = new EngagementEvent
        {
            Origin = AnswerOriginReading.Read(source, out var reference, out unused),
            Reference = reference,
            AnsweredMessageId = data["answeredMessageId"u8].Parsed<Guid>(Guid.TryParse),
            Kind = kind ?? EngagementKind.Session,
            Mode = data["mode"u8].Word<EngagementMode>() ?? EngagementMode.NotStated,
            ChildKey = data["youngPerson"u8].Text(),
            On = on,
            At = at,
            By = data["by"u8].Word<ContactKind>(),
            Worker = AnswerPartReading.Professional(data["worker"u8]),
            ChildsWords = data["inTheirWords"u8].Text(),
            NextContact = NextContact(data["nextContact"u8]),
            Note = data["note"u8].Text(),
            Needs = data["needs"u8].Each(NeedReading.Read),
            ReviewOn = data["reviewOn"u8].Date(),
            TakesBack = data["takesBack"u8].Text(),
        };
        foreach (var (part, problem) in AnswerChecks.Of(engagement))
        {
            data.ReportBelow(part switch { AnswerPart.Reference => "reference", AnswerPart.Needs => "needs", _ => "when" }, problem);
        }

        return engagement with { OriginalCodes = [.. source.OriginalCodes] };
    }

    /// <summary>In the young person's terms; a lone text is when.</summary>
    private static ChosenContact? NextContact(JsonCursor next)
    {
        if (!next.IsObject)
        {
            return next.Text() is { } words ? new ChosenContact { When = words } : null;
        }

        return new ChosenContact
        {
            At = next["at"u8].Instant(),
            When = next["when"u8].Text(),
            By = next["by"u8].Word<ContactKind>(),
            How = next["how"u8].Text(),
            Where = next["where"u8].Text(),
            Who = next["who"u8].Text(),
        };
    }
}
