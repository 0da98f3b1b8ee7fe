using System.Collections.Immutable;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Engagement;

/// <summary>How a service's work with a child stands, at the child's pace. It has no end of its own.</summary>
public sealed record EngagementState : PersonalData
{
    /// <summary>The service.</summary>
    public required AgencyId Agency { get; init; }

    /// <summary>Null until somebody is named; the service's duty inbox stands for the worker.</summary>
    public EngagementWorker? Worker { get; init; }

    public required DateOnly StartedOn { get; init; }

    public DateOnly? DateOfBirth { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Sessions in a row that the child was not brought to or chose not to come to.</summary>
    public int MissedInARow { get; init; }

    /// <summary>Sessions in a row that the service cancelled.</summary>
    public int CancelledInARow { get; init; }

    public ChosenContact? NextContact { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    public DateTimeOffset? ReachedOutAt { get; init; }

    public DateTimeOffset? CoverToldAt { get; init; }

    /// <summary>Null after the last review that the agreement asks for.</summary>
    public required ReviewDate? NextReview { get; init; }

    public ImmutableArray<OpenNeed> OpenNeeds { get; init; } = [];

    public ImmutableArray<PauseReason> Pauses { get; init; } = [];

    public required IReadOnlyList<Obligation> Open { get; init; }

    public ImmutableArray<Guid> Applied { get; init; } = [];

    internal RoleAt WorkerRole => new(Agency, Worker?.Role ?? AgencyRoles.DutyInbox);

    internal RoleAt CoverRole => new(Agency, Worker?.Cover ?? AgencyRoles.TeamManager);

    internal RoleAt Supervisor => new(Agency, AgencyRoles.TeamManager);
}

/// <param name="MetBy">Who owes it.</param>
public sealed record OpenNeed(NeedKind Kind, AgencyId MetBy) : PersonalData;

/// <summary>What follows from an event.</summary>
public sealed record EngagementStep(EngagementState State, IReadOnlyList<ProcessAction> Actions);
