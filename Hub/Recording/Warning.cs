using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Recording;

internal static class Warning
{
    /// <summary>The same with one warning more.</summary>
    public static TranslationResult Warned(this TranslationResult translation, MessageProblem warning) => translation switch
    {
        TranslationResult.TranslatedConcern concern => concern with { Warnings = [.. concern.Warnings, warning] },
        TranslationResult.TranslatedUpdate update => update with { Warnings = [.. update.Warnings, warning] },
        TranslationResult.TranslatedResponse response => response with { Warnings = [.. response.Warnings, warning] },
        TranslationResult.TranslatedEngagement engagement => engagement with { Warnings = [.. engagement.Warnings, warning] },
        _ => translation,
    };
}
