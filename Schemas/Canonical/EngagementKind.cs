using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>The events of the work with a child. A missed session is not an ending.</summary>
[JsonConverter(typeof(KebabCaseEnum<EngagementKind>))]
public enum EngagementKind
{
    ContactAttempted,
    Session,
    /// <summary>A child does not fail to attend: nobody brought the child.</summary>
    WasNotBrought,
    ChildChoseNotTo,
    ServiceCancelled,
    /// <summary>The child got in touch, out of the blue. Always urgent.</summary>
    ChildReachedOut,
    PausedDoorOpen,
    Resumed,
    ReviewHeld,
    TransitionPlanned,
    /// <summary>Nothing but a need that was met or has opened.</summary>
    NeedsChanged,
    EnteredInError,
}

[JsonConverter(typeof(KebabCaseEnum<EngagementMode>))]
public enum EngagementMode { NotStated, OneToOne, Group, DropIn, Advocacy, Therapeutic }
