using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>How a length of time is counted; the rules are at <see cref="Deadline"/>.</summary>
public enum ClockUnit { ClockSeconds, ClockHours, WorkingHours, WorkingDays, SchoolDays, CalendarDays }

/// <summary>Why a clock may stand still; chasing stops while one of them holds. The rule is at <see cref="PausedDeadline"/>.</summary>
public enum PauseReason { NeedFirstOpen, ChildChoseLater, WaitingForReferrer }

/// <summary>Whether a school day's clock is due when the day ends or before it begins.</summary>
public enum DueAt { Close, Start }

/// <summary>
/// A named length of time within which somebody owes something, and where it holds. Which one applies to a case is chosen by
/// <see cref="ClockChoice"/>.
/// </summary>
public sealed partial record Clock
{
    public required string Name { get; init; }

    /// <summary>In <see cref="Unit"/>, 1 to <see cref="MaxAmount"/>.</summary>
    public required int Amount { get; init; }

    public required ClockUnit Unit { get; init; }

    /// <summary>What it is counted from, in words for people; null: from the receipt.</summary>
    public string? Starts { get; init; }

    /// <summary>Of school days only.</summary>
    public DueAt DueAt { get; init; }

    /// <summary>Of working hours only: work once received is seen through, so the hours run on while the receiver is closed.</summary>
    public bool RunsOutOfHours { get; init; }

    public IReadOnlyList<PauseReason> PausedBy { get; init; } = [];

    /// <summary>Empty: everywhere.</summary>
    public IReadOnlyList<Nation> Nations { get; init; } = [];

    /// <summary>Of whoever owes: lengths that are one hub's own. Empty: everybody.</summary>
    public IReadOnlyList<AgencyId> Agencies { get; init; } = [];

    /// <summary>The first date in Europe/London on which what starts it may fall; null: any.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last such date, inclusive; null: any.</summary>
    public DateOnly? To { get; init; }

    public RiskLevel? RiskAtLeast { get; init; }

    /// <summary>Empty: whatever the rating.</summary>
    public IReadOnlyList<Rating> Ratings { get; init; } = [];

    /// <summary>The statute, the guidance, or the partners' own choice.</summary>
    public required string Source { get; init; }

    /// <summary>Where it is something else: the first that fits takes the place of this clock. Each has a name of its own, so that what was owed can be counted again as it was.</summary>
    public IReadOnlyList<Clock> Variants { get; init; } = [];

    /// <summary>No clock of child protection runs longer; it also keeps the counting short.</summary>
    internal const int MaxAmount = 1000;
}
