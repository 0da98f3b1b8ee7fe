using NodaTime;

namespace SafeguardingHub.Agreements;

/// <summary>The stretches during which one clock stands still: its pauses, put in order and made one where they overlap.</summary>
internal sealed class Standstill
{
    public static readonly Standstill None = new([]);

    private readonly IReadOnlyList<Interval> stretches;

    private Standstill(IReadOnlyList<Interval> stretches) => this.stretches = stretches;

    /// <summary>From then on nothing runs until somebody says that the reason is gone; null when every pause has ended.</summary>
    public Instant? ForGoodFrom => stretches.Count > 0 && stretches[^1].End == Instant.MaxValue ? stretches[^1].Start : null;

    /// <summary>Of the reasons for which this clock stands still.</summary>
    /// <exception cref="ArgumentException">A pause ends before it begins.</exception>
    public static Standstill Of(Clock clock, IEnumerable<Pause> pauses)
    {
        List<Interval> merged = [];
        foreach (var pause in pauses.Where(pause => clock.PausedBy.Contains(pause.Reason)).Select(IntervalOf).Where(pause => pause.Start < pause.End).OrderBy(pause => pause.Start))
        {
            if (merged.Count > 0 && pause.Start <= merged[^1].End)
            {
                merged[^1] = new Interval(merged[^1].Start, Instant.Max(merged[^1].End, pause.End));
            }
            else
            {
                merged.Add(pause);
            }
        }

        return merged.Count == 0 ? None : new(merged);
    }

    /// <summary>Whether it stands still at that moment; at the very end of a pause it runs again.</summary>
    public bool Holds(Instant at) => stretches.Any(pause => pause.Contains(at));

    /// <summary>Whether it stands still for the whole stretch; for one without length, at that moment.</summary>
    public bool Covers(Interval stretch) => stretches.Any(pause => pause.Contains(stretch.Start) && pause.End >= stretch.End);

    /// <summary>The parts of a stretch in which it runs.</summary>
    public IEnumerable<Interval> Running(Interval stretch)
    {
        var from = stretch.Start;
        foreach (var pause in stretches.Where(pause => pause.End > stretch.Start && pause.Start < stretch.End))
        {
            if (pause.Start > from)
            {
                yield return new Interval(from, pause.Start);
            }

            from = pause.End;
        }

        if (from < stretch.End)
        {
            yield return new Interval(from, stretch.End);
        }
    }

    private static Interval IntervalOf(Pause pause) => pause.Until < pause.From
        ? throw new ArgumentException("A pause ends before it begins.", nameof(pause))
        : new(Instant.FromDateTimeOffset(pause.From), pause.Until is { } until ? Instant.FromDateTimeOffset(until) : Instant.MaxValue);
}
