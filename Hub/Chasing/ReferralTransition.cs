namespace SafeguardingHub.Chasing;

/// <summary>An event on a referral, and the state before and after it.</summary>
public sealed record ReferralMoment(ReferralState Before, ReferralState After, ReferralEvent Event, DateTimeOffset Now);

/// <summary>One row of the table: what an event does to a referral in some phases. The first row that fits applies.</summary>
public abstract class ReferralTransition
{
    public required IReadOnlyList<ReferralPhase> In { get; init; }

    /// <summary>The event's type; <see cref="ReferralEvent"/> for any.</summary>
    public abstract Type Event { get; }

    /// <summary>The condition in words; null when the row always fits.</summary>
    public string? When { get; init; }

    /// <summary>The phases it may lead to; empty when the phase stays.</summary>
    public IReadOnlyList<ReferralPhase> To { get; init; } = [];

    public required IReadOnlyList<Consequence> Then { get; init; }

    public required string Why { get; init; }

    public required string Source { get; init; }

    public abstract bool Fits(ReferralState state, ReferralEvent happened, DateTimeOffset now);

    public abstract ReferralState Apply(ReferralState state, ReferralEvent happened, DateTimeOffset now);
}

/// <summary>A row for one type of event.</summary>
public sealed class On<TEvent> : ReferralTransition
    where TEvent : ReferralEvent
{
    public override Type Event => typeof(TEvent);

    /// <summary>What <see cref="ReferralTransition.When"/> says.</summary>
    public Func<ReferralState, TEvent, DateTimeOffset, bool>? If { get; init; }

    /// <summary>Null when nothing of the state changes.</summary>
    public Func<ReferralState, TEvent, DateTimeOffset, ReferralState>? Next { get; init; }

    public override bool Fits(ReferralState state, ReferralEvent happened, DateTimeOffset now) =>
        happened is TEvent typed && In.Contains(state.Phase) && (If is null || If(state, typed, now));

    public override ReferralState Apply(ReferralState state, ReferralEvent happened, DateTimeOffset now) => Next is null ? state : Next(state, (TEvent)happened, now);
}

/// <summary>Actions that follow, with their words for people.</summary>
public sealed record Consequence(string Words, Func<ReferralMoment, IEnumerable<ProcessAction>> Actions);
