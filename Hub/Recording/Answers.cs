using System.Security.Cryptography;
using SafeguardingHub.Adapters;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>The receipt or rejection that every delivery from a known sender is owed.</summary>
public static class Answers
{
    public static Receipt Receipt(Received received, ReceiptOutcome outcome, ConcernReference? reference, TranslationResult? translation, DateTimeOffset now) => new()
    {
        MessageId = IdOf(received.Id, "answer"),
        Recipient = received.Sender!.Id,
        ComposedAt = now,
        Outcome = outcome,
        AnsweredMessageId = received.AnsweredMessageId,
        CorrelationId = CaseOf(translation) ?? received.Delivered.CorrelationId,
        Reference = reference,
        ReceivedAt = received.At,
        Warnings = WarningsOf(translation),
        NotCarried = NotCarriedOf(translation),
    };

    public static Rejection Rejection(Received received, IReadOnlyList<MessageProblem> problems, DateTimeOffset now) => new()
    {
        MessageId = IdOf(received.Id, "answer"),
        Recipient = received.Sender!.Id,
        ComposedAt = now,
        AnsweredMessageId = received.AnsweredMessageId,
        CorrelationId = received.Delivered.CorrelationId,
        ReceivedAt = received.At,
        Problems = problems,
    };

    /// <summary>The message id of an answer is made from the message it answers, so that a repeat has the same.</summary>
    public static Guid IdOf(Guid receivedId, string answer)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{receivedId:N}|{answer}"), hash);
        return new Guid(hash[..16]);
    }

    public static IReadOnlyList<MessageProblem> WarningsOf(TranslationResult? translation) => translation switch
    {
        TranslationResult.TranslatedConcern concern => concern.Warnings,
        TranslationResult.TranslatedUpdate update => update.Warnings,
        TranslationResult.TranslatedResponse response => response.Warnings,
        TranslationResult.TranslatedEngagement engagement => engagement.Warnings,
        TranslationResult.Untranslatable refused => refused.Reasons,
        _ => [],
    };

    public static IReadOnlyList<string> NotCarriedOf(TranslationResult? translation) => translation switch
    {
        TranslationResult.TranslatedConcern concern => concern.NotCarried,
        TranslationResult.TranslatedUpdate update => update.NotCarried,
        TranslationResult.TranslatedResponse response => response.NotCarried,
        TranslationResult.TranslatedEngagement engagement => engagement.NotCarried,
        _ => [],
    };

    internal static string? CaseOf(TranslationResult? translation) => translation switch
    {
        TranslationResult.TranslatedConcern concern => concern.Concern.Origin.CorrelationId,
        TranslationResult.TranslatedUpdate update => update.Update.Origin.CorrelationId,
        TranslationResult.TranslatedResponse response => response.Response.Origin.CorrelationId,
        TranslationResult.TranslatedEngagement engagement => engagement.Engagement.Origin.CorrelationId,
        _ => null,
    };
}
