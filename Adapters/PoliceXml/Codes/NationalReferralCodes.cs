using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>How far a referral to the National Referral Mechanism has come.</summary>
internal static class NationalReferralCodes
{
    public static readonly CodeTable<NationalReferralStatus> Table = new(
        "ppn:nrm",
        new("submitted", NationalReferralStatus.Submitted, "Submitted"),
        new("promised", NationalReferralStatus.Promised, "Will be submitted"),
        new("notconsidered", NationalReferralStatus.NotConsidered, "Not considered yet"),
        new("notneeded", NationalReferralStatus.NotNeeded, "Considered and not needed"));
}
