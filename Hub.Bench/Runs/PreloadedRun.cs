using SafeguardingHub.Bench.Measuring;
using SafeguardingHub.Bench.Messages;
using SafeguardingHub.Bench.Parts;

namespace SafeguardingHub.Bench.Runs;

/// <summary>Everything waits in the in queues before the hub starts: how fast is it, and at what cost.</summary>
internal static class PreloadedRun
{
    public static async Task<Measured> RunAsync(Workbench bench, BenchOptions options, int firstChild, CancellationToken cancellation)
    {
        var mix = bench.Mix(firstChild, BenchOptions.WarmUp + options.Messages);
        await PreloadAsync(bench, mix, cancellation);
        bench.StartHubs(options.Instances);
        var begin = await bench.UntilOutAsync(mix.Messages.Take(BenchOptions.WarmUp).Sum(message => message.Out), bench.Watch.OutAsync, cancellation);
        var end = await bench.UntilOutAsync(bench.Expected.Out, bench.Watch.OutAsync, cancellation);
        var peak = ProcessTimes.HubPeakMemory();
        await bench.StopHubsAsync(cancellation);
        await using var collector = await bench.CollectAsync(cancellation);
        await bench.UntilOutAsync(bench.Expected.Out, _ => Task.FromResult((long)collector.Count), cancellation);
        return new Measured(begin, end, peak, await Latency.RecordedAsync(bench.Parts.Store, begin.Clock, cancellation), [], collector.All);
    }

    /// <exception cref="BenchFailureException">The queues do not hold what was published.</exception>
    public static async Task PreloadAsync(Workbench bench, MessageMix mix, CancellationToken cancellation)
    {
        await bench.Agencies.PublishAsync(bench.Expecting(mix.Messages), cancellation);
        var waiting = await bench.Watch.InAsync(cancellation);
        if (waiting != mix.Count)
        {
            throw new BenchFailureException($"{waiting} of {mix.Count} messages wait in the in queues.");
        }

        await bench.Parts.SettleStoreAsync(cancellation);
    }
}

/// <summary>What a run saw.</summary>
/// <param name="Checks">Beyond those of every run.</param>
internal sealed record Measured(Moment Begin, Moment End, double PeakMemory, IReadOnlyList<Latency> Latencies, IReadOnlyList<Check> Checks, IReadOnlyList<Collected> Collected);
