using SafeguardingHub.Bench.Messages;
using SafeguardingHub.Bench.Parts;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Runs;

/// <summary>
/// Fills the store before a run. A thousand messages go through the hub; what they left in every table is then copied, over a year.
/// </summary>
internal static class StoredConcerns
{
    private const int Sample = 1000;

    private static readonly IReadOnlyDictionary<string, string> MetInTime = new Dictionary<string, string> { ["met_at"] = "due" };
    private static readonly IReadOnlyDictionary<string, string> Open = new Dictionary<string, string> { ["next_chase_at"] = "next_chase_at" };

    /// <returns>The first child that nothing stored is about.</returns>
    public static async Task<int> FillAsync(BenchParts parts, AgreementAndFormats agreed, TimeProvider time, int concerns, CancellationToken cancellation)
    {
        var sample = await SendSampleAsync(parts, agreed, time, cancellation);
        var copies = Math.Max(0, (int)Math.Ceiling((double)concerns / sample.Concerns) - 1);
        await CopiedRows.AddAsync(parts.Store, copies, MetInTime, cancellation);
        return sample.NextChild;
    }

    /// <summary>The same with obligations that are open and not due for long.</summary>
    /// <returns>How many are of the sample: those can be opened, and chased.</returns>
    public static async Task<long> FillWithOpenAsync(BenchParts parts, AgreementAndFormats agreed, TimeProvider time, long open, CancellationToken cancellation)
    {
        await SendSampleAsync(parts, agreed, time, cancellation);
        await using var count = parts.Store.CreateCommand("select count(*) from obligations where met_at is null and cancelled_at is null");
        var sample = (long)(await count.ExecuteScalarAsync(cancellation))!;
        await CopiedRows.RunAsync(parts.Store, "update obligations set next_chase_at = next_chase_at + interval '10 years'; create table sample as select id from obligations", cancellation);
        await CopiedRows.AddAsync(parts.Store, (int)Math.Max(0, ((open + sample - 1) / sample) - 1), Open, cancellation);
        return sample;
    }

    private static async Task<(long Concerns, int NextChild)> SendSampleAsync(BenchParts parts, AgreementAndFormats agreed, TimeProvider time, CancellationToken cancellation)
    {
        await using var bench = await Workbench.OnAsync(parts, agreed, time, cancellation);
        await using var collector = await bench.CollectAsync(cancellation);
        MessageMix mix = bench.Mix(0, Sample);
        bench.StartHubs(1);
        await bench.Agencies.PublishAsync(bench.Expecting(mix.Messages), cancellation);
        await bench.UntilOutAsync(bench.Expected.Out, _ => Task.FromResult((long)collector.Count), cancellation);
        await bench.StopHubsAsync(cancellation);
        return (bench.Expected.Concerns, mix.NextChild);
    }
}
