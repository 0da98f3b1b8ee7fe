using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class NationalReferralReading
{
    public static NationalReferral Read(JsonCursor nrm) => new()
    {
        Status = nrm["status"u8].Word(CanonicalWords<NationalReferralStatus>.Table) ?? NationalReferralStatus.NotStated,
        Reference = nrm["reference"u8].Text(),
    };
}
