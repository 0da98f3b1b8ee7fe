using SafeguardingHub.Adapters;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Translation;

/// <summary>Keeps what is told about a message in proportion: a receipt or rejection goes back to the sender and is stored.</summary>
internal static class BoundedResult
{
    /// <summary>Characters of a pointer; a longer one holds names that are there to be long.</summary>
    private const int LongestPointer = 500;

    public static TranslationResult Within(this TranslationResult result, ReceivingLimits limits) => result switch
    {
        TranslationResult.TranslatedConcern concern when concern.Warnings.Count + concern.NotCarried.Count > limits.MostProblems => TooMuch(concern.Warnings, limits),
        TranslationResult.TranslatedUpdate update when update.Warnings.Count + update.NotCarried.Count > limits.MostProblems => TooMuch(update.Warnings, limits),
        TranslationResult.TranslatedResponse response when response.Warnings.Count + response.NotCarried.Count > limits.MostProblems => TooMuch(response.Warnings, limits),
        TranslationResult.TranslatedEngagement engagement when engagement.Warnings.Count + engagement.NotCarried.Count > limits.MostProblems => TooMuch(engagement.Warnings, limits),
        TranslationResult.Untranslatable refused when refused.Reasons.Count > limits.MostProblems => TooMuch(refused.Reasons, limits),
        TranslationResult.TranslatedConcern concern => concern with { Warnings = Short(concern.Warnings), NotCarried = Short(concern.NotCarried) },
        TranslationResult.TranslatedUpdate update => update with { Warnings = Short(update.Warnings), NotCarried = Short(update.NotCarried) },
        TranslationResult.TranslatedResponse response => response with { Warnings = Short(response.Warnings), NotCarried = Short(response.NotCarried) },
        TranslationResult.TranslatedEngagement engagement => engagement with { Warnings = Short(engagement.Warnings), NotCarried = Short(engagement.NotCarried) },
        TranslationResult.Untranslatable refused => refused with { Reasons = Short(refused.Reasons) },
        _ => result,
    };

    private static TranslationResult.Untranslatable TooMuch(IReadOnlyList<MessageProblem> first, ReceivingLimits limits) =>
        new([Problems.TooMuchWrong.Whole(), .. Short([.. first.Take(limits.MostProblems)])]);

    private static IReadOnlyList<MessageProblem> Short(IReadOnlyList<MessageProblem> problems) =>
        problems.Any(problem => problem.Pointer.Length > LongestPointer) ? [.. problems.Select(problem => problem with { Pointer = Short(problem.Pointer) })] : problems;

    private static IReadOnlyList<string> Short(IReadOnlyList<string> pointers) =>
        pointers.Any(pointer => pointer.Length > LongestPointer) ? [.. pointers.Select(Short)] : pointers;

    private static string Short(string pointer) => pointer.Length > LongestPointer ? $"{pointer[..LongestPointer]}…" : pointer;
}
