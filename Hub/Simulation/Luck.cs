namespace SafeguardingHub.Simulation;

/// <summary>
/// Chance that depends on the seed and on what it decides and on nothing else: not on the order in which things are asked, so that
/// what the hub does at the same time in any order comes out the same.
/// </summary>
internal sealed record Luck(ulong Seed)
{
    private const ulong Prime = 0x100000001B3;
    private const ulong Basis = 0xCBF29CE484222325;

    /// <summary>Of something within this.</summary>
    public Luck Of(string what) => new(Mixed(what.Aggregate(Seed ^ Basis, (mixed, letter) => (mixed ^ letter) * Prime)));

    public Luck Of(long number) => new(Mixed((Seed ^ Basis) + ((ulong)number * 0x9E3779B97F4A7C15)));

    /// <summary>From 0 to less than 1.</summary>
    public double Share => (Seed >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 to less than the number.</summary>
    public int Below(int number) => (int)(Share * number);

    public T Among<T>(IReadOnlyList<T> all) => all[Below(all.Count)];

    /// <summary>From the one length to the other.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + ((most - least) * Share);

    /// <summary>As splitmix64 ends: neighbours come out far apart.</summary>
    private static ulong Mixed(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
