namespace SafeguardingHub.Bench;

/// <param name="Messages">Measured; those of the warm-up come before.</param>
/// <param name="Urgent">Measure urgent messages while the others wait.</param>
/// <param name="Rate">Messages a second for <paramref name="Minutes"/> instead of all at once; null for all at once.</param>
/// <param name="Stored">Concerns that the store holds before.</param>
/// <param name="Instances">Hub processes on the same broker and database.</param>
/// <param name="Statements">List what the database's statements cost; counting them costs a little too.</param>
/// <param name="Json">Figures as one line of JSON too.</param>
internal sealed record BenchOptions(int Messages, bool Urgent, double? Rate, double Minutes, int Stored, int Instances, bool Statements, bool Json)
{
    /// <summary>Messages that pass before anything is counted: start-up and compilation are not throughput.</summary>
    public const int WarmUp = 500;

    public string Name => (Urgent, Rate) switch
    {
        (true, _) => "urgent",
        (_, not null) => "steady",
        _ => "preloaded",
    };
}
