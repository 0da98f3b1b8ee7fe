using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>All that the rules are asked about.</summary>
internal sealed class RoutingFacts
{
    private readonly Dictionary<Child, ChildsPlace> places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<AgencyId, IReadOnlyList<RaisedObligation>> answers = [];
    private readonly Dictionary<(AgencyId Debtor, string Clock), DateTimeOffset> dues = [];

    public RoutingFacts(Concern concern, Agency raiser, DateTimeOffset receivedAt, KnownOfChild known, Agreement agreement)
    {
        Concern = concern;
        Raiser = raiser;
        ReceivedAt = receivedAt;
        Agreement = agreement;
        Today = DayOf(receivedAt);
        DayRaised = concern.Origin.RaisedAt is { } raised && raised <= receivedAt ? DayOf(raised) : Today;
        (Risk, RaisedByAccumulation) = AccumulatedRisk.Of(concern.Risk.Level, known, agreement.Accumulation);
        foreach (var child in concern.Children)
        {
            places[child] = ChildsPlace.Of(concern, child, Today, agreement);
        }
    }

    public Concern Concern { get; }

    public Agency Raiser { get; }

    public DateTimeOffset ReceivedAt { get; }

    public Agreement Agreement { get; }

    /// <summary>The date of receipt in Europe/London.</summary>
    public DateOnly Today { get; }

    /// <summary>The date in Europe/London on which the sender raised it, and on which ages are taken: who was a child then is not turned away for a delay.</summary>
    public DateOnly DayRaised { get; }

    public RiskLevel Risk { get; }

    public bool RaisedByAccumulation { get; }

    public ChildsPlace PlaceOf(Child child) => places[child];

    public Nation NationOf(Child child) => PlaceOf(child).Area?.Nation ?? Concern.Locality.Nation ?? Raiser.Nation;

    /// <summary>The social care of the first child whose authority is in the agreement.</summary>
    public Agency? AuthorityOfTheChildren => Concern.Children.Select(child => PlaceOf(child).SocialCare).FirstOrDefault(agency => agency is not null);

    /// <summary>Who reads what no rule decides: the child's authority, else that of the raiser's own area, else the agreement's.</summary>
    public Agency TriageAgency => AuthorityOfTheChildren
        ?? Agreement.Agencies.FirstOrDefault(agency => agency.Kind == AgencyKinds.SocialCare && RaisersAuthorities().Any(agency.Areas.Contains))
        ?? Agreement.Find(Agreement.Triage.Agency)
        ?? throw new InvalidOperationException("The agreement's triage agency is not in the agreement.");

    public IEnumerable<NeedKind> OpenNeeds => Concern.NeedsFirst.Where(need => need.Open).Select(need => need.Kind).Distinct();

    /// <summary>What a recipient owes is asked for more than once, and counting deadlines is dear.</summary>
    public IReadOnlyList<RaisedObligation> AnswersOf(Agency recipient, Func<IReadOnlyList<RaisedObligation>> find) =>
        answers.TryGetValue(recipient.Id, out var known) ? known : answers[recipient.Id] = find();

    /// <summary>Each clock runs once for each debtor.</summary>
    public DateTimeOffset DueOf(Agency debtor, Clock clock, Func<DateTimeOffset> count) =>
        dues.TryGetValue((debtor.Id, clock.Name), out var known) ? known : dues[(debtor.Id, clock.Name)] = count();

    private static DateOnly DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(ReceiverCalendar.Zone).Date.ToDateOnly();

    private IEnumerable<GssCode> RaisersAuthorities() =>
        Raiser.Areas.Concat(Raiser.Areas.Select(area => Agreement.Areas.FirstOrDefault(entry => entry.Code == area)?.Authority).OfType<GssCode>());
}
