using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>Who answers, and what is answered: the same places round a response and an engagement event.</summary>
internal static class AnswerOriginReading
{
    public static Origin Read(JsonCursor answer, JsonSource source, ReadOnlySpan<byte> idName)
    {
        if (source.Root["la_code"u8].Text() is { } authority)
        {
            source.Keep(new OriginalCode("dfe:la-code", authority));
        }

        return new Origin
        {
            SenderReference = answer[idName].Text(),
            CorrelationId = answer["case_reference"u8].Text(),
            RaisedAt = answer["recorded_at"u8].Instant(),
            Organisation = answer["organisation"u8].Text(),
            Team = answer["team"u8].Text(),
        };
    }

    public static ConcernReference? Reference(JsonSource source) => source.Root["reference"u8].Parsed<ConcernReference>(ConcernReference.TryParse);

    public static Guid? AnsweredMessage(JsonSource source) => source.Root["answered_message_id"u8].Parsed<Guid>(Guid.TryParse);
}
