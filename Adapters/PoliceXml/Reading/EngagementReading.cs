using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads something that happened in the work with a child.</summary>
internal static class EngagementReading
{
    /// <summary>What could be read; whether it may be used is in <see cref="Notes.Refused"/>.</summary>
    public static EngagementEvent Read(SourceElement root, Notes notes)
    {
        var kind = notes.Code(root.Attribute("kind"), AnswerCodes.Engagements);
        if (kind is null)
        {
            notes.Refuse(Problems.NoAnswer, root);
        }

        var (on, at) = notes.DayOrMoment(root.Attribute("when"));
        var engagement = new EngagementEvent
        {
            Origin = ContextReading.Origin(root, notes.Time(root.Attribute("created")), notes),
            Reference = notes.Reference(root.Attribute("reference")),
            AnsweredMessageId = notes.MessageId(root.Attribute("answers")),
            Kind = kind ?? EngagementKind.Session,
            Mode = notes.Code(root.Attribute("mode"), AnswerCodes.Modes) ?? EngagementMode.NotStated,
            ChildKey = root.Attribute("child")?.Take(),
            On = on,
            At = at,
            By = notes.Code(root.Attribute("by"), ContactCodes.Table),
            Worker = AnswerPartReading.Professional(root.Child("worker") ?? root.Child("officer"), notes),
            ChildsWords = root.Child("words")?.TakeRaw(),
            NextContact = root.Child("nextContact") is { } next ? NextContact(next, notes) : null,
            Note = root.Child("note")?.TakeRaw(),
            Needs = ConcernReading.NeedsOf(root.Child("needs"), notes),
            ReviewOn = notes.Date(root.Attribute("reviewOn")),
            TakesBack = root.Attribute("takesBack")?.Take(),
        };
        ConcernReading.KeepEarlierCodes(root, notes);
        foreach (var (part, problem) in AnswerChecks.Of(engagement))
        {
            notes.Tell(problem, part == AnswerPart.Needs ? root.Child("needs") ?? root : root);
        }

        return engagement with { OriginalCodes = notes.Codes };
    }

    private static ChosenContact NextContact(SourceElement next, Notes notes) => new()
    {
        At = notes.Time(next.Attribute("at")),
        When = next.Child("when")?.Take(),
        By = notes.Code(next.Attribute("by"), ContactCodes.Table),
        How = next.Child("how")?.Take(),
        Where = next.Child("where")?.Take(),
        Who = next.Child("who")?.Take(),
    };
}
