using SafeguardingHub.Chasing;

namespace SafeguardingHub.Engagement;

/// <summary>What workers and their supervisors are told. Permanent.</summary>
public static class EngagementCodes
{
    public const string ChildReachedOut = "child-reached-out";
    public const string ChildReachedOutCover = "child-reached-out-nobody-picked-up";

    /// <summary>Are the place, the time and the worker right for the child?</summary>
    public const string ReviewPlaceTimeAndWorker = "review-place-time-and-worker";

    /// <summary>Sessions keep being cancelled by the service.</summary>
    public const string ServiceKeepsCancelling = "service-keeps-cancelling";
}

/// <summary>Why something that a service said cannot be done. Permanent.</summary>
public static class EngagementRefusals
{
    public static readonly Refusal NotYours = new("not-yours-to-say", "Only the service that works with the child can say this.");
    public static readonly Refusal PersonNotNamed = new("person-not-named", "This is done by a person. Say again with a name.");
}
