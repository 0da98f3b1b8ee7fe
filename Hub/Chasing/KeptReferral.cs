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
            : ReferralState.Recorded(AgencyId.Parse(row.Recipient), AgencyId.Parse(concern.RaisedBy), row.RecordedAt) with
            {
                Open = [.. owed.Where(one => one.About == row.Recipient && !Owed.IsOfWork(one.Name)).Select(one => new Obligation(one.Name, new RoleAt(AgencyId.Parse(one.OwedBy), one.Role), one.Clock, row.RecordedAt))],
            };
        var others = all.Select(each => AgencyId.Parse(each.Recipient)).Concat(state.Partners).Distinct();
        return new KeptReferral(row, state with
        {
            DeliveredAt = state.DeliveredAt ?? row.DeliveredAt,
            Partners = [.. others.Where(agency => agency != state.Recipient && agency != state.Referrer)],
        });
    }

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
