using System.Diagnostics;
using SafeguardingHub.Bench.Mutations.Judging;

namespace SafeguardingHub.Bench.Mutations;

/// <summary>Many changed messages of one format, on every core.</summary>
internal sealed class MutationRun(string format, MutationTrial trial, long messages, TimeSpan longest)
{
    private const int MostFaultsTold = 20;

    /// <summary>After this a translation counts as hanging, and the run cannot go on.</summary>
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(20);

    private readonly MutationTally tally = new(MostFaultsTold);
    private long next;

    public MutationResult Run(TextWriter progress)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var (example, judged) in trial.Unchanged().Concat(trial.Unchanged()))
        {
            if (judged.Fault is { } fault)
            {
                tally.Add(-1, judged, () => $"{example.File} as it is: {fault}");
            }
        }

        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Worker()).ToList();
        foreach (var worker in workers)
        {
            worker.Thread = new Thread(() => Work(worker, started)) { IsBackground = true };
            worker.Thread.Start();
        }

        while (workers.Exists(worker => !worker.Thread!.Join(TimeSpan.FromMilliseconds(500))))
        {
            if (workers.Find(worker => worker.Since is > 0 and var since && Stopwatch.GetElapsedTime(since) > Hanging) is { } stuck)
            {
                tally.Hang(stuck.Index, trial.Mutant(stuck.Index).ToString());
                break;
            }
        }

        progress.WriteLine($"{format}: done in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s.");
        return tally.Result(format, Stopwatch.GetElapsedTime(started));
    }

    private void Work(Worker worker, long started)
    {
        while (Interlocked.Increment(ref next) - 1 is var index && index < messages && Stopwatch.GetElapsedTime(started) < longest)
        {
            var mutant = trial.Mutant(index);
            worker.Begin(index);
            var judged = Repeated(trial.Judge(mutant), () => trial.Judge(mutant));
            worker.End();
            tally.Add(index, judged, mutant.ToString);
        }
    }

    /// <summary>A busy machine is no slow parser: what took too long once is asked twice more, and the best time counts.</summary>
    private static Judged Repeated(Judged first, Func<Judged> again) =>
        first.Took <= MutationTrial.Longest ? first : new[] { first, again(), again() }.MinBy(judged => judged.Took)!;

    private sealed class Worker
    {
        private long since;
        private long index;

        public Thread? Thread { get; set; }

        public long Since => Interlocked.Read(ref since);

        public long Index => Interlocked.Read(ref index);

        public void Begin(long message)
        {
            Interlocked.Exchange(ref index, message);
            Interlocked.Exchange(ref since, Stopwatch.GetTimestamp());
        }

        public void End() => Interlocked.Exchange(ref since, 0);
    }
}
