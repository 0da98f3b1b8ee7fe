using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>Something that happened in the work with a child.</summary>
internal static class EngagementReading
{
    public static EngagementEvent Read(JsonSource source, List<MessageProblem> refusals)
    {
        var happened = source.Root["engagement"u8];
        var kind = happened["kind"u8].Word(CanonicalWords<EngagementKind>.Table);
        if (kind is null)
        {
            refusals.Add(Problems.NoAnswer.At("/engagement/kind"));
        }

        var (on, at) = happened["when"u8].DayOrMoment();
        var engagement = new EngagementEvent
        {
            Origin = AnswerOriginReading.Read(happened, source, "engagement_id"u8),
            Reference = AnswerOriginReading.Reference(source),
            AnsweredMessageId = AnswerOriginReading.AnsweredMessage(source),
            Kind = kind ?? EngagementKind.Session,
            Mode = happened["mode"u8].Word(CanonicalWords<EngagementMode>.Table) ?? EngagementMode.NotStated,
            ChildKey = happened["child_key"u8].Text(),
            On = on,
            At = at,
            By = happened["by"u8].Word(CanonicalWords<ContactKind>.Table),
            Worker = AnswerPartReading.Professional(happened["worker"u8]),
            ChildsWords = happened["child_words"u8].Text(),
            NextContact = NextContact(happened["next_contact"u8]),
            Note = happened["note"u8].Text(),
            Needs = happened["needs"u8].ListOf(NeedReading.Read),
            ReviewOn = happened["review_date"u8].Date(),
            TakesBack = happened["takes_back"u8].Text(),
        };
        OriginalCodeReading.Keep(source.Root["original_codes"u8], source);
        foreach (var (part, problem) in AnswerChecks.Of(engagement))
        {
            var place = part switch { AnswerPart.Reference => "reference", AnswerPart.Needs => "engagement/needs", _ => "engagement/when" };
            AnswerProblems.Tell(problem, place, source.Root, refusals);
        }

        return engagement with { OriginalCodes = [.. source.OriginalCodes] };
    }

    private static ChosenContact? NextContact(JsonCursor next) => !next.CanBeOpened() ? null : new ChosenContact
    {
        At = next["at"u8].Instant(),
        When = next["when"u8].Text(),
        By = next["by"u8].Word(CanonicalWords<ContactKind>.Table),
        How = next["how"u8].Text(),
        Where = next["where"u8].Text(),
        Who = next["who"u8].Text(),
    };
}
