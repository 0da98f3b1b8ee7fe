using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

/// <summary>How an answer names its concern: by the hub's reference, or by a message of the hub's that it answers.</summary>
internal sealed record AnsweredConcern(ConcernReference? Reference, Guid? MessageId)
{
    public string Named => Reference?.ToString() ?? $"{MessageId:N}";

    /// <summary>Null for what is no answer.</summary>
    public static AnsweredConcern? Of(TranslationResult? translation) => translation switch
    {
        TranslationResult.TranslatedResponse translated => new(translated.Response.Reference, translated.Response.AnsweredMessageId),
        TranslationResult.TranslatedEngagement translated => new(translated.Engagement.Reference, translated.Engagement.AnsweredMessageId),
        _ => null,
    };
}

/// <param name="ReferralId">Of the message that was answered; null when the concern was named by its reference.</param>
internal sealed record AnsweredReferral(Guid ConcernId, Guid? ReferralId);
