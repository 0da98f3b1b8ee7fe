using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads an answer to a referral.</summary>
internal static class ResponseReading
{
    /// <summary>What could be read; whether it may be used is in <see cref="Notes.Refused"/>.</summary>
    public static ReferralResponse Read(SourceElement root, Notes notes)
    {
        var raisedAt = notes.Time(root.Attribute("created"));
        var kind = notes.Code(root.Attribute("kind"), AnswerCodes.Responses);
        if (kind is null)
        {
            notes.Refuse(Problems.NoAnswer, root);
        }

        var response = new ReferralResponse
        {
            Origin = ContextReading.Origin(root, raisedAt, notes),
            Reference = notes.Reference(root.Attribute("reference")),
            AnsweredMessageId = notes.MessageId(root.Attribute("answers")),
            Kind = kind ?? ResponseKind.InformationSupplied,
            TakesBack = root.Attribute("takesBack")?.Take(),
            ChildKey = root.Attribute("child")?.Take(),
            AnsweredBy = AnswerPartReading.Professional(root.Child("answeredBy") ?? root.Child("officer"), notes),
            AnsweredAt = notes.Time(root.Attribute("answered")) ?? raisedAt,
            Note = root.Child("note")?.TakeRaw(),
            Decline = AnswerPartReading.Decline(root.Child("decline"), notes),
            RedirectedTo = AnswerPartReading.Redirection(root.Child("redirectedTo")),
            InformationNeeded = AnswerPartReading.InformationNeeded(root.Child("informationNeeded"), notes),
            Outcome = AnswerPartReading.Outcome(root.Child("outcome"), notes),
            Closure = AnswerPartReading.Closure(root.Child("closure"), notes),
            Facts = AnswerPartReading.Facts(root.Child("facts"), notes),
        };
        ConcernReading.KeepEarlierCodes(root, notes);
        foreach (var (part, problem) in AnswerChecks.Of(response))
        {
            notes.Tell(problem, PlaceOf(part, root));
        }

        return response with { OriginalCodes = notes.Codes };
    }

    private static SourceElement PlaceOf(AnswerPart part, SourceElement root) => part switch
    {
        AnswerPart.AnsweredBy => root.Child("answeredBy"),
        AnswerPart.Decline => root.Child("decline"),
        AnswerPart.RedirectedTo => root.Child("redirectedTo"),
        AnswerPart.InformationNeeded => root.Child("informationNeeded"),
        AnswerPart.Outcome => root.Child("outcome"),
        AnswerPart.Closure => root.Child("closure"),
        AnswerPart.Authoriser => root.Child("closure")?.Child("authorisedBy") ?? root.Child("closure"),
        _ => null,
    } ?? root;
}
