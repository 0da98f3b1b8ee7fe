namespace SafeguardingHub.Recovery;

/// <summary>What operators may set about dead letters.</summary>
public sealed record RecoverySettings
{
    /// <summary>Corrected copies may be proposed; off unless it is switched on.</summary>
    public bool EditAllowed { get; init; }

    /// <summary>Messages that one replay gives to the flow in a second at the most.</summary>
    public int ReplaysPerSecond { get; init; } = 50;

    /// <summary>How long a delivered referral may lie uncollected before its sender is told.</summary>
    public TimeSpan UncollectedAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How old a dead letter may become before operators are told.</summary>
    public TimeSpan AlertAfter { get; init; } = TimeSpan.FromMinutes(5);
}
