namespace SafeguardingHub.Bench.Measuring;

/// <summary>A point in a run.</summary>
/// <param name="At">As <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>.</param>
/// <param name="Out">Messages that were in the agencies' queues, or taken from them, by then.</param>
internal sealed record Moment(long At, DateTimeOffset Clock, long Out, ProcessTimes Times);

/// <summary>What a run came to, between the end of its warm-up and its last message.</summary>
internal sealed record Measurement
{
    public required double Seconds { get; init; }

    /// <summary>Concerns that became receipts and referrals in that time; neither duplicates nor rejected ones.</summary>
    public required double Concerns { get; init; }

    public required double MessagesOut { get; init; }

    public required ProcessTimes Times { get; init; }

    /// <summary>In MiB, of the instance that took most.</summary>
    public required double PeakMemory { get; init; }

    public required IReadOnlyList<Latency> Latencies { get; init; }

    /// <summary>Since the hub was started, its warm-up included; empty when they were not asked for.</summary>
    public required IReadOnlyList<StatementCost> Statements { get; init; }

    public required IReadOnlyList<Check> Checks { get; init; }

    public ProcessTimes TimesPerThousand => Times.Per(Concerns / 1000);
}
