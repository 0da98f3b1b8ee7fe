using SafeguardingHub.Adapters;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>
/// Holds the hub's reading of who the children are against a plain reading of the same bytes. Whatever the hub says must stand
/// there, at its place; whatever stands there and the hub does not say, it must have told the sender about.
/// </summary>
internal static class IdentityJudge
{
    /// <param name="told">The plain reading; null when there is none.</param>
    /// <param name="before">Every fact's value in the reading of the example as it was published.</param>
    /// <returns>What contradicts what; null when all is well. Never a value of the message.</returns>
    public static string? ContradictionIn(TranslationResult result, IReadOnlyList<ToldChild>? told, IReadOnlySet<string> before)
    {
        if (CanonicalFacts.ChildrenOf(result) is not { } children)
        {
            return null;
        }

        if (children.Any(CanonicalFacts.AnyWrongNhsNumberPasses))
        {
            return "an NHS number with a wrong check digit passes";
        }

        var read = children.Select(CanonicalFacts.Of).Where(facts => facts.Count > 0).ToList();
        if (told is null)
        {
            return read.Count == 0 ? null : "read where a plain parser reads nothing";
        }

        var places = ToldPlaces.Of(result);
        var pairs = Pairing.Of(read, [.. told.Where(child => child.Facts.Count > 0)]);
        return pairs.Select(pair => Contradiction(pair, places)).FirstOrDefault(found => found is not null) ?? told.Select(child => Vanished(child, read, before, places)).FirstOrDefault(found => found is not null);
    }

    private static string? Contradiction(Pair pair, ToldPlaces places) => pair switch
    {
        { Told: null } => "a child that does not stand there",
        { Read: null, Told: { Certain: true } child } => child.Facts.Any(fact => fact.Second) ? (places.WarnOf(child) ? null : "a second list of children in silence") : places.TellAnythingOf(child) ? null : "a child left out in silence",
        { Read: null } => null,
        { Told: { Certain: false } child } when !places.Warn(child.Place, child) => "a child that nobody said is one, in silence",
        _ => Invented(pair.Read, pair.Told, places) ?? LeftOut(pair.Read, pair.Told, places) ?? WrongNumber(pair.Told, places),
    };

    /// <summary>Said by the hub and not by the message; at most, with a warning, as another kind of number or date.</summary>
    private static string? Invented(IReadOnlyList<(string Kind, string Value)> read, ToldChild told, ToldPlaces places) => read
        .Where(fact => !told.Facts.Any(other => !other.Second && other.Kind == fact.Kind && other.Value == fact.Value && (!other.Foreign || places.Warn(other.Place, told))))
        .Where(fact => !told.Facts.Any(other => !other.Second && Sort(other.Kind) == Sort(fact.Kind) && other.Value == fact.Value && places.Warn(other.Place, told)))
        .Select(fact => $"{fact.Kind} that does not stand there")
        .FirstOrDefault();

    private static string? LeftOut(IReadOnlyList<(string Kind, string Value)> read, ToldChild told, ToldPlaces places) => told.Facts
        .Where(fact => !read.Contains((fact.Kind, fact.Value)))
        .Where(fact => fact.Second ? !places.Warn(fact.Place, told) : !places.Tell(fact.Place, told))
        .Select(fact => fact.Second ? $"a second {fact.Kind} without a warning" : $"{fact.Kind} left out in silence")
        .FirstOrDefault();

    private static string? WrongNumber(ToldChild told, ToldPlaces places) =>
        told.Facts.Any(fact => fact.Kind == IdentityKind.NhsNumber && !IdentityKind.IsRightNhsNumber(fact.Value) && !places.Tell(fact.Place, told)) ? "a wrong check digit in silence" : null;

    /// <summary>It was read before, now it stands at a name the format does not have, and nobody says so.</summary>
    private static string? Vanished(ToldChild told, List<IReadOnlyList<(string Kind, string Value)>> read, IReadOnlySet<string> before, ToldPlaces places) => told.Unknown
        .Where(fact => before.Contains(fact.Value) && !read.SelectMany(facts => facts).Any(other => other.Value == fact.Value) && !places.Tell(fact.Place, told))
        .Select(_ => "a fact at an unknown name vanished in silence")
        .FirstOrDefault();

    private static string Sort(string kind) => kind switch
    {
        IdentityKind.Born or IdentityKind.Expected => "date",
        IdentityKind.NhsNumber or IdentityKind.PupilNumber or IdentityKind.LocalNumber or IdentityKind.VerifiedNhsNumber => "number",
        _ => kind,
    };
}
