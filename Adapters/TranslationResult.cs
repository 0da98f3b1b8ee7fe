using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters;

/// <summary>What a translation came to: one of the records below and nothing else.</summary>
public abstract record TranslationResult
{
    private TranslationResult()
    {
    }

    /// <summary>A concern. <see cref="NotCarried"/> points at every part of the source that the canonical model does not hold.</summary>
    public sealed record TranslatedConcern(
        Concern Concern, IReadOnlyList<MessageProblem> Warnings, IReadOnlyList<string> NotCarried) : TranslationResult
    {
        public override string ToString() => $"A concern with {Warnings.Count} warnings";
    }

    /// <summary>An update to a concern raised before, or still on its way.</summary>
    public sealed record TranslatedUpdate(
        ConcernUpdate Update, IReadOnlyList<MessageProblem> Warnings, IReadOnlyList<string> NotCarried) : TranslationResult
    {
        public override string ToString() => $"An update with {Warnings.Count} warnings";
    }

    /// <summary>An answer to a referral.</summary>
    public sealed record TranslatedResponse(
        ReferralResponse Response, IReadOnlyList<MessageProblem> Warnings, IReadOnlyList<string> NotCarried) : TranslationResult
    {
        public override string ToString() => $"A response with {Warnings.Count} warnings";
    }

    /// <summary>Something that happened in the work with a child.</summary>
    public sealed record TranslatedEngagement(
        EngagementEvent Engagement, IReadOnlyList<MessageProblem> Warnings, IReadOnlyList<string> NotCarried) : TranslationResult
    {
        public override string ToString() => $"An engagement event with {Warnings.Count} warnings";
    }

    /// <summary>Cannot be acted on, and every reason why.</summary>
    public sealed record Untranslatable(IReadOnlyList<MessageProblem> Reasons) : TranslationResult
    {
        public override string ToString() => $"Untranslatable for {Reasons.Count} reasons";
    }
}
