using SafeguardingHub.Agreements;

namespace SafeguardingHub.Simulation;

/// <summary>Somebody holds every referral: the agency that raised it, its recipient, or one that it was offered to.</summary>
internal static class HolderCheck
{
    public const string Name = "referral without a holder";

    public static Invariant Of(KeptRows rows, Agreement agreement)
    {
        var agencies = agreement.Agencies.Select(agency => agency.Id.ToString()).ToHashSet();
        return new Invariant(Name, rows.Referrals.Count, rows.Referrals.Count(referral => !agencies.Contains(referral.Holder) || !MayHold(referral, rows.Concerns[referral.ConcernId])));
    }

    private static bool MayHold(KeptHolder referral, KeptConcern concern) =>
        referral.Holder == concern.RaisedBy || referral.Holder == referral.Recipient || referral.OfferedTo?.Split(' ').Contains(referral.Holder) == true;
}
