using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>What the rules said for and against telling each agency, and what they could not settle.</summary>
internal sealed class Considerations
{
    private readonly List<Consideration> all = [];
    private readonly List<TriageCause> causes = [];
    private readonly List<(NeedKind Need, Agency Agency)> needs = [];

    public IReadOnlyList<TriageCause> Causes => causes;

    /// <summary>Each open need once, with the agency that can meet it.</summary>
    public IEnumerable<(NeedKind Need, Agency Agency)> MeetingNeeds => needs.DistinctBy(met => met.Need);

    /// <summary>The raiser too, when a rule would have told it.</summary>
    public IEnumerable<AgencyId> Told => all.Where(one => one.Tell).Select(one => one.Agency).Distinct();

    public void Tell(Agency agency, DecisionReason reason, bool urgent = false) => all.Add(new(agency.Id, true, reason, urgent));

    public void PassOver(Agency agency, DecisionReason reason) => all.Add(new(agency.Id, false, reason, false));

    public void MeetNeed(NeedKind need, Agency agency) => needs.Add((need, agency));

    public void AskTriage(TriageCause cause)
    {
        if (!causes.Contains(cause))
        {
            causes.Add(cause);
        }
    }

    public bool IsTold(AgencyId agency) => all.Any(one => one.Tell && one.Agency == agency);

    public bool IsUrgent(AgencyId agency) => all.Any(one => one.Tell && one.Urgent && one.Agency == agency);

    public IReadOnlyList<DecisionReason> ReasonsFor(AgencyId agency, bool told) =>
        [.. all.Where(one => one.Agency == agency && one.Tell == told).Select(one => one.Reason).DistinctBy(reason => (reason.Rule, reason.Why))];

    private sealed record Consideration(AgencyId Agency, bool Tell, DecisionReason Reason, bool Urgent);
}
