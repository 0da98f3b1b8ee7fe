namespace SafeguardingHub.Bench.Measuring;

/// <summary>In milliseconds.</summary>
internal sealed record Percentiles(int Count, double Median, double NinetyFifth, double NinetyNinth, double Most)
{
    /// <param name="milliseconds">In any order.</param>
    /// <returns>Null when there is none.</returns>
    public static Percentiles? Of(IEnumerable<double> milliseconds)
    {
        var ordered = milliseconds.Order().ToArray();
        return ordered.Length == 0 ? null : new Percentiles(ordered.Length, At(ordered, 0.5), At(ordered, 0.95), At(ordered, 0.99), ordered[^1]);
    }

    /// <summary>The smallest value that this share of all values does not exceed.</summary>
    private static double At(double[] ordered, double share) => ordered[Math.Max(0, (int)Math.Ceiling(share * ordered.Length) - 1)];
}
