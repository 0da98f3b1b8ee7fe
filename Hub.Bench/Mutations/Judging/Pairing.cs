namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>A child as the hub read it and as the message tells it; one of the two is null where there is no other.</summary>
internal sealed record Pair(IReadOnlyList<(string Kind, string Value)>? Read, ToldChild? Told);

internal static class Pairing
{
    /// <summary>Those that share most facts first.</summary>
    public static IReadOnlyList<Pair> Of(IReadOnlyList<IReadOnlyList<(string Kind, string Value)>> read, IReadOnlyList<ToldChild> told)
    {
        var pairs = new List<Pair>();
        var (freeRead, freeTold) = (read.ToList(), told.ToList());
        while (freeRead.Count > 0 && freeTold.Count > 0)
        {
            var (one, child) = (from facts in freeRead from other in freeTold orderby Likeness(facts, other) descending select (facts, other)).First();
            pairs.Add(new Pair(one, child));
            freeRead.Remove(one);
            freeTold.Remove(child);
        }

        return [.. pairs, .. freeRead.Select(facts => new Pair(facts, null)), .. freeTold.Select(child => new Pair(null, child))];
    }

    private static int Likeness(IReadOnlyList<(string Kind, string Value)> read, ToldChild told) =>
        (4 * told.Facts.Count(fact => !fact.Second && read.Contains((fact.Kind, fact.Value)))) - Math.Abs(told.Facts.Count - read.Count) + (told.Certain ? 1 : 0);
}
