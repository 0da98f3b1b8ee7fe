namespace SafeguardingHub.Bench.Mutations.Changing;

/// <summary>Numbers that are the same for the same seed on every machine and in every version of the framework (SplitMix64).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>For one message of a run, whatever thread makes it and in whatever order.</summary>
    public static Chance Of(ulong seed, long index) => new(new Chance(seed ^ ((ulong)index * 0xD1342543DE82EF95)).Next());

    /// <summary>From 0 to one less than <paramref name="end"/>, which is at least 1.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    public bool OneIn(int times) => Below(times) == 0;

    public T Any<T>(IReadOnlyList<T> all) => all[Below(all.Count)];

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
