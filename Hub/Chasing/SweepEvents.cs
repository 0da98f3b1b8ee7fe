using SafeguardingHub.Agreements;

namespace SafeguardingHub.Chasing;

/// <summary>Nobody answered in time, and the sweep takes a step of the ladder.</summary>
public sealed record ObligationOverdue : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;

    public required string Obligation { get; init; }

    /// <summary>From 0.</summary>
    public required int Step { get; init; }
}

public sealed record ChasingPaused : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;

    public required PauseReason Reason { get; init; }
}

public sealed record ChasingResumed : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;

    public required PauseReason Reason { get; init; }
}

/// <summary>A bank holiday or a local closing day was added to a calendar.</summary>
public sealed record HolidayInserted : ReferralEvent
{
    public override Speaker SaidBy => Speaker.Hub;
}
