using SafeguardingHub.Bench.Measuring;

namespace SafeguardingHub.Bench.Runs;

/// <summary>Messages come evenly, as many a second as asked: how long do they take.</summary>
internal static class SteadyRun
{
    private const double SecondsPerMinute = 60;

    public static async Task<Measured> RunAsync(Workbench bench, BenchOptions options, int firstChild, CancellationToken cancellation)
    {
        var rate = options.Rate!.Value;
        var mix = bench.Mix(firstChild, BenchOptions.WarmUp + (int)(rate * options.Minutes * SecondsPerMinute));
        await using var collector = await bench.CollectAsync(cancellation);
        Task<long> Collected(CancellationToken _) => Task.FromResult((long)collector.Count);

        bench.StartHubs(options.Instances);
        await bench.Agencies.PublishAsync(bench.Expecting(mix.Messages.Take(BenchOptions.WarmUp)), cancellation);
        var begin = await bench.UntilOutAsync(bench.Expected.Out, Collected, cancellation);
        bench.Agencies.PublishedAt.Clear();
        await bench.Agencies.AtRateAsync(bench.Expecting(mix.Messages.Skip(BenchOptions.WarmUp)), rate, cancellation);
        var end = await bench.UntilOutAsync(bench.Expected.Out, Collected, cancellation);
        var peak = ProcessTimes.HubPeakMemory();
        await bench.StopHubsAsync(cancellation);
        return new Measured(begin, end, peak, Latency.Seen("all", collector.All, bench.Agencies.PublishedAt), [], collector.All);
    }
}
