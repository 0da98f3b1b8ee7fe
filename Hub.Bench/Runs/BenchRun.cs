using System.Diagnostics;
using SafeguardingHub.Bench.Measuring;
using SafeguardingHub.Bench.Parts;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Runs;

/// <summary>One run from nothing to its figures.</summary>
internal static class BenchRun
{
    public static async Task<Measurement> RunAsync(BenchOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var agreed = AgreementAndFormats.Load(null);
        await using var parts = await BenchParts.StartAsync(agreed, options.Statements, cancellation);
        var firstChild = options.Stored == 0 ? 0 : await StoredConcerns.FillAsync(parts, agreed, time, options.Stored, cancellation);
        var before = options.Stored == 0 ? new StoreCounts(0, 0, 0, 0, 0, 0, 0, 0) : await StoreCounts.ReadAsync(parts.Store, cancellation);
        if (options.Statements)
        {
            await StatementCost.BeginAsync(parts.Store, cancellation);
        }

        await using var bench = await Workbench.OnAsync(parts, agreed, time, cancellation);
        var measured = options switch
        {
            { Urgent: true } => await UrgentRun.RunAsync(bench, options, firstChild, cancellation),
            { Rate: not null } => await SteadyRun.RunAsync(bench, options, firstChild, cancellation),
            _ => await PreloadedRun.RunAsync(bench, options, firstChild, cancellation),
        };
        var store = (await StoreCounts.ReadAsync(parts.Store, cancellation)).Since(before);
        var statements = options.Statements ? await StatementCost.ReadAsync(parts.Store, cancellation) : [];
        var messagesOut = measured.End.Out - measured.Begin.Out;
        return new Measurement
        {
            Seconds = Stopwatch.GetElapsedTime(measured.Begin.At, measured.End.At).TotalSeconds,
            Concerns = (double)bench.Expected.Concerns * messagesOut / bench.Expected.Out,
            MessagesOut = messagesOut,
            Times = measured.End.Times.Since(measured.Begin.Times),
            PeakMemory = measured.PeakMemory,
            Latencies = measured.Latencies,
            Statements = statements,
            Checks =
            [
                new Check("messages sent", bench.Expected.Sent, bench.Expected.Concerns + bench.Expected.Duplicates + bench.Expected.Invalid),
                .. Check.OfStore(bench.Expected, store),
                .. Check.OfQueues(bench.Expected, measured.Collected),
                .. await bench.LeftOverAsync(cancellation),
                .. measured.Checks,
            ],
        };
    }
}
