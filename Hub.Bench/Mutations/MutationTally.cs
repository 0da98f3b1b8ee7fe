using SafeguardingHub.Bench.Mutations.Judging;

namespace SafeguardingHub.Bench.Mutations;

/// <param name="Faults">The first of them, with the index of the message, what was changed in which example, and what is wrong.</param>
internal sealed record MutationResult(string Format, TimeSpan Took, IReadOnlyDictionary<Outcome, long> Outcomes, TimeSpan Slowest, long Crashes, long Contradictions, long Slow, IReadOnlyList<string> Faults)
{
    public long Messages => Outcomes.Values.Sum();

    public bool Holds => Crashes + Contradictions + Slow == 0 && Faults.Count == 0;
}

/// <summary>Counts; safe for several threads.</summary>
internal sealed class MutationTally(int mostFaults)
{
    private readonly Lock counting = new();
    private readonly Dictionary<Outcome, long> outcomes = Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, _ => 0L);
    private readonly List<string> faults = [];
    private TimeSpan slowest;
    private long crashes;
    private long contradictions;
    private long slow;

    public void Add(long index, Judged judged, Func<string> describe)
    {
        lock (counting)
        {
            outcomes[judged.Outcome]++;
            slowest = judged.Took > slowest ? judged.Took : slowest;
            if (judged.Took > MutationTrial.Longest)
            {
                slow++;
                Tell(index, describe(), $"took {judged.Took.TotalMilliseconds:F0} ms");
            }

            if (judged.Fault is { } fault)
            {
                (crashes, contradictions) = fault.StartsWith("crash", StringComparison.Ordinal) ? (crashes + 1, contradictions) : (crashes, contradictions + 1);
                Tell(index, describe(), fault);
            }
        }
    }

    public void Hang(long index, string described)
    {
        lock (counting)
        {
            slow++;
            Tell(index, described, "hangs; the run was given up");
        }
    }

    public MutationResult Result(string format, TimeSpan took)
    {
        lock (counting)
        {
            return new MutationResult(format, took, outcomes, slowest, crashes, contradictions, slow, [.. faults]);
        }
    }

    private void Tell(long index, string described, string fault)
    {
        if (faults.Count < mostFaults)
        {
            faults.Add($"message {index}: {fault} ({described})");
        }
    }
}
