using System.Globalization;

namespace SafeguardingHub.Bench.Sweeping;

internal static class SweepReport
{
    public static void Write(TextWriter output, SweepMeasurement measured)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured.Open} obligations open, {measured.Due} due, {measured.Steps} steps of the ladder taken in each of {measured.Sweeps.Count} sweeps"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  sweep             median {measured.Sweeps.Median:0} ms, most {measured.Sweeps.Most:0} ms: {measured.Steps * 1000 / measured.Sweeps.Median:0} obligations chased/s"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  with nothing due  median {measured.Looks.Median:0.0} ms, most {measured.Looks.Most:0.0} ms"));
        foreach (var line in measured.Plan)
        {
            output.WriteLine($"  | {line}");
        }
    }
}
