namespace SafeguardingHub.Agreements;

/// <summary>Who is asked next when nobody has answered.</summary>
public sealed record LadderStage
{
    public required string Name { get; init; }

    public required LadderSide Side { get; init; }

    /// <summary>Of the agreement's contacts, each of which has a cover.</summary>
    public required string Role { get; init; }

    /// <summary>The clock, counted from the stage before, for the first from when the answer was missed. Null, which only the first may be: at once.</summary>
    public string? After { get; init; }

    public required string What { get; init; }

    /// <summary>Whether it matters that those asked are closed at that hour.</summary>
    public WhenClosed WhenClosed { get; init; }

    /// <summary>Immediate danger jumps over it.</summary>
    public bool SkippedInDanger { get; init; }

    /// <summary>The clock in immediate danger; null: <see cref="After"/>.</summary>
    public string? AfterInDanger { get; init; }
}

/// <summary>On whose side a stage of the ladder stands.</summary>
public enum LadderSide { Referrer, Recipient, Both, Partnership }

/// <summary>The cover is asked at once, or the stage waits for the opening; it never waits in immediate danger.</summary>
public enum WhenClosed { Cover, Wait }
