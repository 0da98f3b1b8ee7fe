using SafeguardingHub.Bench.Measuring;

namespace SafeguardingHub.Bench.Runs;

/// <summary>Urgent messages come now and then while many ordinary ones wait: how long do the urgent ones take.</summary>
internal static class UrgentRun
{
    public const int Backlog = 50_000;
    private const int UrgentMessages = 300;
    private const double UrgentRate = 5;

    public static async Task<Measured> RunAsync(Workbench bench, BenchOptions options, int firstChild, CancellationToken cancellation)
    {
        var mix = bench.Mix(firstChild, BenchOptions.WarmUp + options.Messages);
        var urgent = bench.Mix(mix.NextChild, UrgentMessages, urgent: true);
        await PreloadedRun.PreloadAsync(bench, mix, cancellation);
        await using var collector = await bench.CollectAsync(cancellation);
        Task<long> Collected(CancellationToken _) => Task.FromResult((long)collector.Count);

        bench.StartHubs(options.Instances);
        var begin = await bench.UntilOutAsync(mix.Messages.Take(BenchOptions.WarmUp).Sum(message => message.Out), Collected, cancellation);
        bench.Agencies.PublishedAt.Clear();
        await bench.Agencies.AtRateAsync(bench.Expecting(urgent.Messages), UrgentRate, cancellation);
        var stillWaiting = await bench.Watch.InAsync(cancellation);
        var end = await bench.UntilOutAsync(bench.Expected.Out, Collected, cancellation);
        var peak = ProcessTimes.HubPeakMemory();
        await bench.StopHubsAsync(cancellation);
        return new Measured(
            begin, end, peak, Latency.Seen("urgent", collector.All, bench.Agencies.PublishedAt),
            [new Check("others waited until the last urgent one (1 = yes)", 1, stillWaiting > 0 ? 1 : 0)], collector.All);
    }
}
