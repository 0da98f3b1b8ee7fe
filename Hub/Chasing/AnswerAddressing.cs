using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>Which referrals of a concern an answer is about, when an agency says it of the concern and not of one referral.</summary>
internal static class AnswerAddressing
{
    /// <summary>Each is a referral's place in the list; none only when there is no referral.</summary>
    /// <param name="answered">The referral whose message was answered, if one was named.</param>
    public static IReadOnlyList<int> Of(ResponseKind kind, AgencyId from, int? answered, IReadOnlyList<ReferralState> referrals)
    {
        if (answered is { } named)
        {
            return [named];
        }

        IReadOnlyList<IEnumerable<int>> inTurn = kind switch
        {
            ResponseKind.Objected => [Where(state => state.Closing is { } closing && closing.Agency != from)],
            ResponseKind.Challenged => [Where(state => Raised(state) && state.Phase == ReferralPhase.Declined), Where(state => Raised(state) && IsOpen(state))],
            ResponseKind.InformationSupplied => [Where(state => Raised(state) && state.Open.IsOwed(Owed.SupplyInformation)), Where(state => Raised(state) && IsOpen(state))],
            _ => [],
        };
        var one = Where(state => Owes(state) && ReferralPhases.Undecided.Contains(state.Phase))
            .Concat(Where(state => state.OfferedTo == from))
            .Concat(Where(Owes))
            .Concat(Where(state => state.Holder == from))
            .Concat(Where(state => state.Asked.Contains(from)))
            .Concat(Where(_ => true));
        return inTurn.Select(fitting => fitting.ToList()).FirstOrDefault(fitting => fitting.Count > 0) ?? [.. one.Take(1)];

        IEnumerable<int> Where(Func<ReferralState, bool> fits) => Enumerable.Range(0, referrals.Count).Where(at => fits(referrals[at]));

        bool Owes(ReferralState state) => state.Recipient == from;

        bool Raised(ReferralState state) => state.Referrer == from;

        static bool IsOpen(ReferralState state) => ReferralPhases.StillOpen.Contains(state.Phase);
    }
}
