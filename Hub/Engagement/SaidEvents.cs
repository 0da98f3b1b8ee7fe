using System.Security.Cryptography;
using System.Text;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Schemas.Canonical;
using Said = SafeguardingHub.Schemas.Canonical.EngagementEvent;

namespace SafeguardingHub.Engagement;

/// <summary>The events of the process in what an agency says; one message may hold several, such as a session, the child's words and a need that was met.</summary>
internal static class SaidEvents
{
    public static IReadOnlyList<EngagementEvent> Of(Said said, Guid id, AgencyId from, EngagementState state, Agreement agreement) =>
    [
        .. WorkerOf(said) is { } worker && !worker.Person.IsSameAs(state.Worker?.Person) ? [new WorkerNamed { Id = IdOf(id, "worker"), From = from, Worker = worker }] : Array.Empty<EngagementEvent>(),
        .. Happened(said, id, from, state),
        .. PickedUp(said, id, from, state),
        .. said.ChildsWords is { } words && said.Kind != EngagementKind.ChildReachedOut ? [new ChildSpoke { Id = IdOf(id, "words"), From = from, Words = words }] : Array.Empty<EngagementEvent>(),
        .. said.NextContact is { } next ? [new NextContactChosen { Id = IdOf(id, "next"), From = from, Choice = ChoiceOf(next) }] : Array.Empty<EngagementEvent>(),
        .. said.Needs.Select(need => NeedOf(need, id, from, agreement)),
    ];

    /// <summary>Needs that the concern named before the work began.</summary>
    public static IReadOnlyList<EngagementEvent> NeedsOf(Concern concern, Guid id, AgencyId from, Agreement agreement) =>
        [.. concern.NeedsFirst.Where(need => need.Open).DistinctBy(need => need.Kind).Select(need => NeedOf(need, IdOf(id, "concern"), from, agreement))];

    /// <summary>What the process has no event for is on the timeline all the same.</summary>
    public static IReadOnlyList<ProcessAction> Noted(Said said, AgencyId from) => said.Kind switch
    {
        EngagementKind.TransitionPlanned => [new TellTimeline("transition-planned", from, "The move to adult services was planned; the work here goes on.")],
        EngagementKind.EnteredInError => [new TellTimeline("engagement-entered-in-error", from, "An earlier event was entered in error; a person has to look at it.")],
        _ => [],
    };

    public static EngagementWorker? WorkerOf(Said said) => AnswerReading.PersonOf(said.Worker) is { } person ? new EngagementWorker(person) : null;

    private static IReadOnlyList<EngagementEvent> Happened(Said said, Guid id, AgencyId from, EngagementState state)
    {
        // The child’s own worker stands for a message that names nobody.
        var by = AnswerReading.PersonOf(said.Worker ?? said.Origin.RaisedBy) ?? state.Worker?.Person;
        return said.Kind switch
        {
            EngagementKind.ContactAttempted => [new ContactAttempted { Id = id, From = from, Mode = ModeOf(said), Reached = false }],
            EngagementKind.Session => [new SessionHeld { Id = id, From = from, Mode = ModeOf(said) }],
            EngagementKind.WasNotBrought => [new WasNotBrought { Id = id, From = from }],
            EngagementKind.ChildChoseNotTo => [new ChildChoseNotTo { Id = id, From = from }],
            EngagementKind.ServiceCancelled => [new ServiceCancelled { Id = id, From = from }],
            EngagementKind.ChildReachedOut => [new ChildReachedOut { Id = id, From = from, Words = said.ChildsWords }],
            EngagementKind.PausedDoorOpen => [new EngagementPaused { Id = id, From = from, By = by, LookAgainOn = said.ReviewOn }],
            EngagementKind.Resumed => [new EngagementResumed { Id = id, From = from }],
            EngagementKind.ReviewHeld => [new ReviewHeld { Id = id, From = from, By = by }],
            _ => [],
        };
    }

    /// <summary>A worker who meets the child, or tries to, has answered the child.</summary>
    private static IReadOnlyList<EngagementEvent> PickedUp(Said said, Guid id, AgencyId from, EngagementState state) =>
        state.ReachedOutAt is not null && said.Kind is EngagementKind.Session or EngagementKind.ContactAttempted && AnswerReading.PersonOf(said.Worker) is { } by
            ? [new ReachOutPickedUp { Id = IdOf(id, "picked-up"), From = from, By = by }]
            : [];

    private static EngagementEvent NeedOf(Need need, Guid id, AgencyId from, Agreement agreement) => need.Open
        ? new NeedOpened { Id = IdOf(id, $"need {need.Kind}"), From = from, Kind = need.Kind, MetBy = agreement.Agencies.FirstOrDefault(agency => agency.Services.Any(service => service.NeedsMet.Contains(need.Kind)))?.Id ?? from }
        : new NeedMet { Id = IdOf(id, $"need {need.Kind} met"), From = from, Kind = need.Kind };

    private static ChosenContact ChoiceOf(Schemas.Canonical.ChosenContact next) => new(
        next.At is { } at ? EngagementProcess.DayOf(at) : null,
        next.By switch { null => null, ContactKind.Phone => SessionMode.Phone, ContactKind.InPerson => SessionMode.OneToOne, _ => SessionMode.Message },
        string.Join("; ", new[] { next.When, next.How, next.Where, next.Who }.Where(part => part is not null)));

    private static SessionMode ModeOf(Said said) => said.Mode switch
    {
        EngagementMode.Group => SessionMode.Group,
        EngagementMode.DropIn => SessionMode.DropIn,
        EngagementMode.Advocacy => SessionMode.Advocacy,
        EngagementMode.Therapeutic => SessionMode.Therapeutic,
        _ => said.By switch { null or ContactKind.InPerson => SessionMode.OneToOne, ContactKind.Phone => SessionMode.Phone, _ => SessionMode.Message },
    };

    /// <summary>Each of several events in one message has an id of its own, the same on every repeat.</summary>
    private static Guid IdOf(Guid message, string part) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{message:N} {part}")).AsSpan(0, 16));
}
