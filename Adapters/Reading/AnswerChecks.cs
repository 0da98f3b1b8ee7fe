using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.Reading;

/// <summary>What an answer may lack. Every format has a place of its own for each.</summary>
internal enum AnswerPart { Reference, AnsweredBy, AnsweredAt, Note, Decline, RedirectedTo, InformationNeeded, Outcome, Closure, Authoriser, HappenedAt, Needs }

/// <summary>What is missing in an answer that was read, the same for every format.</summary>
internal static class AnswerChecks
{
    public static IEnumerable<(AnswerPart Part, ProblemKind Kind)> Of(ReferralResponse response)
    {
        if (response is { Reference: null, AnsweredMessageId: null })
        {
            yield return (AnswerPart.Reference, Problems.NoReference);
        }

        if (response.Kind.NeedsNamedPerson() && !IsNamed(response.AnsweredBy))
        {
            yield return (AnswerPart.AnsweredBy, Problems.NoNamedPerson);
        }

        if (response.AnsweredAt is null)
        {
            yield return (AnswerPart.AnsweredAt, Problems.MissingElement);
        }

        if (Unsaid(response) is { } part)
        {
            yield return (part, Problems.NotSaid);
        }

        if (response.Kind == ResponseKind.Closed && !IsNamed(response.Closure?.AuthorisedBy))
        {
            yield return (AnswerPart.Authoriser, Problems.MissingElement);
        }
    }

    public static IEnumerable<(AnswerPart Part, ProblemKind Kind)> Of(EngagementEvent engagement)
    {
        if (engagement is { Reference: null, AnsweredMessageId: null })
        {
            yield return (AnswerPart.Reference, Problems.NoReference);
        }

        if (engagement is { On: null, At: null })
        {
            yield return (AnswerPart.HappenedAt, Problems.MissingElement);
        }

        if (engagement is { Kind: EngagementKind.NeedsChanged, Needs.Count: 0 })
        {
            yield return (AnswerPart.Needs, Problems.NotSaid);
        }
    }

    /// <summary>A team or a mailbox is no person: only a name counts.</summary>
    private static bool IsNamed(Person? person) => !string.IsNullOrWhiteSpace(person?.Name?.Display);

    /// <summary>The part that this kind of answer is about, when neither it nor a note says anything.</summary>
    private static AnswerPart? Unsaid(ReferralResponse response) => response switch
    {
        { Note: not null } => null,
        { Kind: ResponseKind.Declined, Decline: null or { Reason: DeclineReason.NotStated, Text: null } } => AnswerPart.Decline,
        { Kind: ResponseKind.Redirected, RedirectedTo: null } => AnswerPart.RedirectedTo,
        { Kind: ResponseKind.NeedsInformation, InformationNeeded.Count: 0 } => AnswerPart.InformationNeeded,
        { Kind: ResponseKind.Outcome, Outcome: null or { Kind: OutcomeKind.NotStated, Text: null } } => AnswerPart.Outcome,
        { Kind: ResponseKind.Closed, Closure: null or { Reason: ClosureReason.NotStated, Text: null } } => AnswerPart.Closure,
        { Kind: ResponseKind.Challenged or ResponseKind.Objected } or { Kind: ResponseKind.InformationSupplied, Facts.Count: 0 } => AnswerPart.Note,
        _ => null,
    };
}
