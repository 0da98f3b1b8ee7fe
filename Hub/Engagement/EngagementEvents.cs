using SafeguardingHub.Chasing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Engagement;

/// <summary>Something that happened between a child and the service that works with the child. None of them ends the work: a close is the referral's.</summary>
public abstract record EngagementEvent : PersonalData
{
    /// <summary>The same for every repeat: an event is applied once.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null for the hub.</summary>
    public AgencyId? From { get; init; }
}

/// <summary>How the child is met; any mix of them.</summary>
public enum SessionMode { OneToOne, Group, DropIn, Advocacy, Therapeutic, Phone, Message }

/// <summary>A worker tried to reach the child.</summary>
public sealed record ContactAttempted : EngagementEvent
{
    public required SessionMode Mode { get; init; }

    public required bool Reached { get; init; }
}

public sealed record SessionHeld : EngagementEvent
{
    public required SessionMode Mode { get; init; }
}

/// <summary>Somebody should have brought the child. Not the child's doing.</summary>
public sealed record WasNotBrought : EngagementEvent;

/// <summary>The child's own choice; older children come alone.</summary>
public sealed record ChildChoseNotTo : EngagementEvent;

/// <summary>The service's doing.</summary>
public sealed record ServiceCancelled : EngagementEvent;

/// <summary>What the child said, in the child's words.</summary>
public sealed record ChildSpoke : EngagementEvent
{
    public required string Words { get; init; }
}

/// <summary>When and how the child wants to be in touch next.</summary>
public sealed record NextContactChosen : EngagementEvent
{
    public required ChosenContact Choice { get; init; }
}

/// <param name="On">Null when the child will say.</param>
/// <param name="Words">The child's own.</param>
public sealed record ChosenContact(DateOnly? On, SessionMode? How, string? Words) : PersonalData;

/// <summary>The child wants a break; the door stays open.</summary>
public sealed record EngagementPaused : EngagementEvent, IDoneByPerson
{
    public required NamedPerson? By { get; init; }

    /// <summary>When to look at it again, chosen with the child; null for the next review.</summary>
    public DateOnly? LookAgainOn { get; init; }
}

public sealed record EngagementResumed : EngagementEvent;

public sealed record ReviewHeld : EngagementEvent, IDoneByPerson
{
    public required NamedPerson? By { get; init; }
}

/// <summary>The child got in touch, out of the blue.</summary>
public sealed record ChildReachedOut : EngagementEvent
{
    public string? Words { get; init; }
}

/// <summary>A named worker has answered the child.</summary>
public sealed record ReachOutPickedUp : EngagementEvent, IDoneByPerson
{
    public required NamedPerson? By { get; init; }
}

/// <summary>Nobody picked it up in time.</summary>
public sealed record ReachOutNotPickedUp : EngagementEvent;

public sealed record NeedOpened : EngagementEvent
{
    public required NeedKind Kind { get; init; }

    /// <summary>The agency whose service meets it.</summary>
    public required AgencyId MetBy { get; init; }
}

/// <summary>Said by the service, or by the agency that met it.</summary>
public sealed record NeedMet : EngagementEvent
{
    public required NeedKind Kind { get; init; }
}

public sealed record WorkerNamed : EngagementEvent
{
    public required EngagementWorker Worker { get; init; }
}

/// <summary>An adult service has taken the young person on; the work here goes on as long as it is wanted.</summary>
public sealed record AdultServiceAccepted : EngagementEvent, IDoneByPerson
{
    public required NamedPerson? By { get; init; }
}

/// <summary>Who works with the child, and whose mailboxes stand for that person.</summary>
/// <param name="Role">The role at the service that reaches the worker.</param>
/// <param name="Cover">The role that stands in.</param>
public sealed record EngagementWorker(NamedPerson Person, string Role = AgencyRoles.DutyInbox, string Cover = AgencyRoles.TeamManager) : PersonalData;
