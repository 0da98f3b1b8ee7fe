using System.Text.RegularExpressions;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>Every place that the hub's answer to the sender names, and whether a certain place is among them.</summary>
internal sealed partial class ToldPlaces
{
    private static readonly char[] Separators = ['/', '.', '['];
    private static readonly char[] Levels = ['/', '.'];

    private readonly IReadOnlyList<string> warned;
    private readonly IReadOnlyList<string> all;

    private ToldPlaces(IReadOnlyList<MessageProblem> warnings, IReadOnlyList<string> notCarried)
    {
        warned = [.. warnings.Select(warning => Plain(warning.Pointer))];

        all = [.. warned, .. notCarried.Select(Plain)];
    }

    public static ToldPlaces Of(TranslationResult result) => result switch
    {
        TranslationResult.TranslatedConcern concern => new ToldPlaces(concern.Warnings, concern.NotCarried),
        TranslationResult.TranslatedUpdate update => new ToldPlaces(update.Warnings, update.NotCarried),
        _ => new ToldPlaces([], []),
    };

    /// <summary>A warning about the place, something in it, or a part of the child that holds it. One about the message does not count.</summary>
    public bool Warn(string place, ToldChild child) => warned.Any(pointer => IsAbout(pointer, place, ListOf(child.Place)));

    /// <summary>A warning about the child or anything that holds it, but the message as a whole.</summary>
    public bool WarnOf(ToldChild child) => warned.Any(pointer => IsAbout(pointer, child.Place, child.Place.IndexOfAny(Levels, 1) + 1));

    /// <summary>A warning as <see cref="Warn"/> counts it, or that it was not carried.</summary>
    public bool Tell(string place, ToldChild child) => all.Any(pointer => IsAbout(pointer, place, ListOf(child.Place)));

    public bool TellAnythingOf(ToldChild child) => all.Any(pointer => IsAbout(pointer, child.Place, 2));

    /// <param name="least">Length from which a pointer that is above the place still counts.</param>
    private static bool IsAbout(string pointer, string place, int least)
    {
        var plain = Plain(place);
        return pointer == plain || IsAbove(plain, pointer) || (pointer.Length >= least && IsAbove(pointer, plain)) || (pointer.EndsWith('…') && plain.StartsWith(pointer[..^1], StringComparison.Ordinal));
    }

    private static bool IsAbove(string above, string below) => below.StartsWith(above, StringComparison.Ordinal) && Separators.Contains(below[above.Length]);

    private static int ListOf(string place) => Plain(place).LastIndexOfAny(Levels);

    /// <summary>In FHIR only the entry is told apart: which of several names or numbers it is depends on the writing.</summary>
    private static string Plain(string pointer) => pointer.StartsWith("Bundle", StringComparison.Ordinal) ? WithinEntry().Replace(pointer, "") : pointer;

    [GeneratedRegex(@"(?<!Bundle\.entry)\[\d+\]")]
    private static partial Regex WithinEntry();
}
