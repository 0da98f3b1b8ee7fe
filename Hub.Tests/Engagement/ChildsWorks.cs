using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Schemas.Canonical;
using EngagementEvent = SafeguardingHub.Engagement.EngagementEvent;

namespace SafeguardingHub.Tests.Engagement;

/// <summary>A charity's work with a child, begun, and what is said about it.</summary>
internal static class ChildsWorks
{
    public static readonly EngagementRules Rules = TestData.Northshire.Engagement;
    public static readonly DateTimeOffset Now = TestData.RaisedAt;
    public static readonly DateOnly Today = new(2026, 3, 10);
    public static readonly DateOnly Born = new(2011, 5, 4);
    public static readonly NamedPerson Kit = new("Kit Youthworker");
    public static readonly RoleAt Worker = new(TestData.Charity, "duty-inbox");
    public static readonly RoleAt Supervisor = new(TestData.Charity, "team-manager");

    public static readonly EngagementState Begun = EngagementProcess.Begin(TestData.Charity, Born, new EngagementWorker(Kit), Now, Rules).State;

    public static EngagementPaused Paused(DateOnly? lookAgainOn) => new() { Id = Guid.NewGuid(), From = TestData.Charity, By = Kit, LookAgainOn = lookAgainOn };

    public static ChildReachedOut ReachedOut() => new() { Id = Guid.NewGuid(), From = TestData.Charity, Words = "u there?" };

    public static NeedOpened Need(NeedKind kind) => new() { Id = Guid.NewGuid(), From = TestData.Charity, Kind = kind, MetBy = TestData.SocialCare };

    public static EngagementStep Apply(EngagementState state, EngagementEvent happened, DateTimeOffset? at = null) => EngagementProcess.Apply(state, happened, at ?? Now, Rules);

    public static EngagementState After(EngagementState state, params EngagementEvent[] happened) =>
        happened.Aggregate(state, (before, next) => Apply(before, next with { From = TestData.Charity }).State);
}
