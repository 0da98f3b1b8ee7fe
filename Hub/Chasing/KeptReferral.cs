using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Chasing;

/// <summary>A referral in the store and the state of its process.</summary>
internal sealed class KeptReferral
{
    private KeptReferral(ReferralRow row, ReferralState state) => (Row, State) = (row, state);

    public ReferralRow Row { get; }

    public ReferralState State { get; private set; }

    /// <param name="all">Every referral of the concern: their recipients know of it.</param>
    /// <param name="owed">What is open of the concern.</param>
    public static KeptReferral Open(ReferralRow row, ConcernRow concern, IReadOnlyList<ReferralRow> all, IEnumerable<ObligationRow> owed, DataKey key)
    {
        var state = row.SealedState is { } kept
            ? key.Open(kept, ChasingJson.Default.ReferralState, ChasingJson.State(row))
            : ReferralState.Recorded(AgencyId.Parse(row.Recipient), AgencyId.Parse(concern.RaisedBy), row.RecordedAt);
        var others = all.Select(each => AgencyId.Parse(each.Recipient)).Concat(state.Partners).Distinct();
        return new KeptReferral(row, state with
        {
            Open = OpenOf(state, [.. owed.Where(one => one.About == row.Recipient && !Owed.IsOfWork(one.Name)).DistinctBy(one => one.Name)], row.RecordedAt),
            DeliveredAt = state.DeliveredAt ?? row.DeliveredAt,
            Partners = [.. others.Where(agency => agency != state.Recipient && agency != state.Referrer)],
        });
    }

    /// <summary>The open rows count: some are opened or met beside the process, by what agencies report as done or by whoever watches their queues.</summary>
    private static IReadOnlyList<Obligation> OpenOf(ReferralState state, IReadOnlyList<ObligationRow> owed, DateTimeOffset recordedAt) =>
    [
        .. state.Open.Where(one => owed.Any(row => row.Name == one.Name)),
        .. owed.Where(row => !state.Open.IsOwed(row.Name))
            .Select(row => new Obligation(row.Name, new RoleAt(AgencyId.Parse(row.OwedBy), row.Role), row.Clock, row.Since ?? recordedAt, row.Step)),
    ];

    /// <summary>Keeps a state, with the columns that people ask for.</summary>
    public void Keep(ReferralState state, DataKey key)
    {
        State = state;
        Row.Holder = state.Holder.ToString();
        Row.Phase = state.Phase.Word();
        Row.AcknowledgedAt = state.AcknowledgedAt;
        Row.DecidedAt = state.DecidedAt;
        Row.OutcomeAt = state.OutcomeFedBackAt;
        Row.ClosedAt = state.ClosedAt;
        var offered = string.Join(' ', state.Asked.Select(agency => agency.ToString()).Where(agency => agency != Row.Recipient));
        Row.OfferedTo = offered.Length == 0 ? null : offered;
        Row.SealedState = key.Seal(state, ChasingJson.Default.ReferralState, ChasingJson.State(Row));
    }

    public ReferralTimes Times => new(State.DeliveredAt, State.AcknowledgedAt, State.DecidedAt, State.OutcomeFedBackAt);
}
