using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>An answer to a referral.</summary>
internal static class ResponseReading
{
    public static ReferralResponse Read(JsonSource source, out IReadOnlyList<string> unused)
    {
        var data = source.Root["data"u8];
        var answer = data["answer"u8];
        var kind = answer.Word<ResponseKind>();
        if (kind is null)
        {
            data.ReportBelow("answer", Problems.NoAnswer);
        }

        var response = new ReferralResponse
        {
            Origin = AnswerOriginReading.Read(source, out var reference, out unused),
            Reference = reference,
            AnsweredMessageId = data["answeredMessageId"u8].Parsed<Guid>(Guid.TryParse),
            Kind = kind ?? ResponseKind.InformationSupplied,
            TakesBack = data["takesBack"u8].Text(),
            ChildKey = data["youngPerson"u8].Text(),
            AnsweredBy = AnswerPartReading.Professional(data["answeredBy"u8]),
            AnsweredAt = data["answeredAt"u8].Instant(),
            Note = data["note"u8].Text(),
            Decline = AnswerPartReading.Decline(data["decline"u8]),
            RedirectedTo = AnswerPartReading.Redirection(data["redirectTo"u8]),
            InformationNeeded = data["informationNeeded"u8].Each(AnswerPartReading.InformationNeeded),
            Outcome = AnswerPartReading.Outcome(data["outcome"u8]),
            Closure = AnswerPartReading.Closure(data["close"u8]),
            Facts = data["facts"u8].Each(AnswerPartReading.Fact),
        };
        foreach (var (part, problem) in AnswerChecks.Of(response))
        {
            data.ReportBelow(PlaceOf(part), problem);
        }

        return response with { OriginalCodes = [.. source.OriginalCodes] };
    }

    private static string PlaceOf(AnswerPart part) => part switch
    {
        AnswerPart.Reference => "reference",
        AnswerPart.AnsweredBy => "answeredBy",
        AnswerPart.AnsweredAt => "answeredAt",
        AnswerPart.Decline => "decline",
        AnswerPart.RedirectedTo => "redirectTo",
        AnswerPart.InformationNeeded => "informationNeeded",
        AnswerPart.Outcome => "outcome",
        AnswerPart.Closure => "close",
        AnswerPart.Authoriser => "close/authorisedBy",
        _ => "note",
    };
}
