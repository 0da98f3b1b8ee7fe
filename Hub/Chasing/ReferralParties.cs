using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>What an agency is to a referral. All of them are agencies: a child or a family is never a party that the hub writes to.</summary>
internal enum ReferralParty { Referrer, Recipient, FormerRecipient, Holder, Offered, FormerlyOffered, Partners }

internal static class ReferralParties
{
    public static string InWords(ReferralParty party) => party switch
    {
        ReferralParty.Referrer => "the referrer",
        ReferralParty.Recipient => "the recipient",
        ReferralParty.FormerRecipient => "the former recipient",
        ReferralParty.Holder => "the holder",
        ReferralParty.Offered => "the agency it is offered to",
        ReferralParty.FormerlyOffered => "the agency it was offered to",
        _ => "the partners",
    };

    public static IEnumerable<AgencyId> Of(ReferralParty party, ReferralMoment moment) => party switch
    {
        ReferralParty.Referrer => [moment.After.Referrer],
        ReferralParty.Recipient => [moment.After.Recipient],
        ReferralParty.FormerRecipient => [moment.Before.Recipient],
        ReferralParty.Holder => [moment.After.Holder],
        ReferralParty.Offered => moment.After.OfferedTo is { } offered ? [offered] : [],
        ReferralParty.FormerlyOffered => moment.Before.OfferedTo is { } former ? [former] : [],
        _ => moment.After.Partners,
    };
}
