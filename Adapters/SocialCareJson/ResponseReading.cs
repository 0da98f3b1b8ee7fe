using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>An answer to a referral.</summary>
internal static class ResponseReading
{
    public static ReferralResponse Read(JsonSource source, List<MessageProblem> refusals)
    {
        var answer = source.Root["response"u8];
        var kind = answer["kind"u8].Word(CanonicalWords<ResponseKind>.Table);
        if (kind is null)
        {
            refusals.Add(Problems.NoAnswer.At("/response/kind"));
        }

        var answeredAt = answer["answered_at"u8].Instant();
        var response = new ReferralResponse
        {
            Origin = AnswerOriginReading.Read(answer, source, "response_id"u8),
            Reference = AnswerOriginReading.Reference(source),
            AnsweredMessageId = AnswerOriginReading.AnsweredMessage(source),
            Kind = kind ?? ResponseKind.InformationSupplied,
            TakesBack = answer["takes_back"u8].Text(),
            ChildKey = answer["child_key"u8].Text(),
            AnsweredBy = AnswerPartReading.Professional(answer["answered_by"u8]),
            AnsweredAt = answeredAt,
            Note = answer["note"u8].Text(),
            Decline = AnswerPartReading.Decline(answer["decline"u8]),
            RedirectedTo = AnswerPartReading.Redirection(answer["redirected_to"u8]),
            InformationNeeded = answer["information_needed"u8].ListOf(AnswerPartReading.InformationNeeded),
            Outcome = AnswerPartReading.Outcome(answer["outcome"u8]),
            Closure = AnswerPartReading.Closure(answer["closure"u8]),
            Facts = [.. answer["facts"u8].ListOf(AnswerPartReading.Fact), .. EpisodeFactReading.Read(answer["social_care_episodes"u8], answeredAt is { } at ? DateOnly.FromDateTime(at.DateTime) : null)],
        };
        OriginalCodeReading.Keep(source.Root["original_codes"u8], source);
        Judge(response, source.Root, refusals);
        return response with { OriginalCodes = [.. source.OriginalCodes] };
    }

    private static void Judge(ReferralResponse response, JsonCursor root, List<MessageProblem> refusals)
    {
        foreach (var (part, problem) in AnswerChecks.Of(response))
        {
            AnswerProblems.Tell(problem, PlaceOf(part), root, refusals);
        }
    }

    private static string PlaceOf(AnswerPart part) => part switch
    {
        AnswerPart.Reference => "reference",
        AnswerPart.AnsweredBy => "response/answered_by",
        AnswerPart.AnsweredAt => "response/answered_at",
        AnswerPart.Decline => "response/decline",
        AnswerPart.RedirectedTo => "response/redirected_to",
        AnswerPart.InformationNeeded => "response/information_needed",
        AnswerPart.Outcome => "response/outcome",
        AnswerPart.Closure => "response/closure",
        AnswerPart.Authoriser => "response/closure/authorised_by",
        _ => "response/note",
    };
}
