using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>Something owed, as a sweep finds it.</summary>
public sealed record DueObligation
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required RoleAt OwedBy { get; init; }

    /// <summary>Who waits for it; null when nobody but the hub does.</summary>
    public required AgencyId? OwedTo { get; init; }

    public required string Clock { get; init; }

    /// <summary>When the answer was due, whatever steps were taken since.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>The last step of the ladder that was taken; −1 before the first.</summary>
    public int Step { get; init; } = Obligation.NotChased;

    /// <summary>The agreement's stage that was taken last; null before the first.</summary>
    public string? LastStage { get; init; }

    /// <summary>Null exactly when <see cref="LastStage"/> is.</summary>
    public DateTimeOffset? LastTaken { get; init; }

    /// <summary>Answered, or no longer owed.</summary>
    public bool Answered { get; init; }

    public IReadOnlyList<PauseReason> Pauses { get; init; } = [];

    /// <summary>The concern is about a child in danger now.</summary>
    public bool ImmediateDanger { get; init; }

    /// <summary>What a referral's process has to say about one of its obligations.</summary>
    /// <param name="due">As it is stored.</param>
    /// <param name="owed">As it was stored; answered when the process does not owe it any more.</param>
    public static DueObligation Of(ReferralState referral, Obligation owed, Guid id, DateTimeOffset due, bool immediateDanger) => new()
    {
        Id = id,
        Name = owed.Name,
        OwedBy = owed.OwedBy,
        OwedTo = owed.OwedBy.Agency == referral.Referrer ? referral.Recipient : referral.Referrer,
        Clock = owed.Clock,
        Due = due,
        Step = referral.Open.FirstOrDefault(one => one.Name == owed.Name)?.Step ?? owed.Step,
        Answered = !referral.Open.IsOwed(owed.Name),
        Pauses = [.. referral.Pauses],
        ImmediateDanger = immediateDanger,
    };
}
