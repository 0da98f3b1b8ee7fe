using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>The process manager of one referral: what an event makes of it, by <see cref="ReferralTransitions"/>.</summary>
public static class ReferralProcess
{
    /// <returns>The state afterwards, and what has to be done; at least an entry for the timeline.</returns>
    public static ReferralStep Apply(ReferralState state, ReferralEvent happened, DateTimeOffset now)
    {
        var row = ReferralTransitions.For(state, happened, now);
        var applied = state.Applied.Contains(happened.Id) ? state.Applied : state.Applied.Add(happened.Id);
        var changed = row.Apply(state, happened, now) with { Applied = applied };
        var moment = new ReferralMoment(state, changed, happened, now);
        var (open, actions) = Obligations.Apply(changed.Open, row.Then.SelectMany(consequence => consequence.Actions(moment)));
        return new ReferralStep(changed with { Open = open }, actions, row);
    }

    /// <summary>The event's permanent name, such as <c>referral-accepted</c>.</summary>
    public static string NameOf(Type happened) => JsonNamingPolicy.KebabCaseLower.ConvertName(happened.Name);

    /// <summary>Whether the agency is who the event's speaker has to be.</summary>
    public static bool MaySay(ReferralState state, ReferralEvent happened) => happened.From is not { } from ? happened.SaidBy == Speaker.Hub : happened.SaidBy switch
    {
        Speaker.Recipient => from == state.Recipient,
        Speaker.Referrer => from == state.Referrer,
        Speaker.Offered => state.OfferedTo is not { } offered ? IsParty(state, from) : from == offered,
        Speaker.RecipientOrOffered => from == state.Recipient || from == state.OfferedTo,
        Speaker.Holder => from == state.Holder,
        Speaker.OtherParty => IsParty(state, from) && from != state.Closing?.Agency,
        _ => false,
    };

    private static bool IsParty(ReferralState state, AgencyId agency) =>
        agency == state.Recipient || agency == state.Referrer || agency == state.Holder || state.Asked.Contains(agency) || state.Partners.Contains(agency);
}

/// <param name="By">The row of the table that applied.</param>
public sealed record ReferralStep(ReferralState State, IReadOnlyList<ProcessAction> Actions, ReferralTransition By);
