using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>What happened, and what was done about it under the National Referral Mechanism.</summary>
internal static class IncidentReading
{
    public static Incident? Read(JsonCursor incident) => !incident.IsPresent ? null : new()
    {
        Reference = incident["reference"u8].Text(),
        Kind = incident["kind"u8].Text(),
        OccurredAt = incident["occurredAt"u8].Instant(),
        Place = AddressReading.Read(incident["place"u8]),
        Circumstances = incident["whatHappened"u8].Text(),
    };

    public static NationalReferral NationalReferral(JsonCursor nrm) => new()
    {
        Status = nrm["status"u8].Word<NationalReferralStatus>() ?? NationalReferralStatus.NotStated,
        Reference = nrm["reference"u8].Text(),
    };
}
