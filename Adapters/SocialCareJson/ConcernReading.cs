using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class ConcernReading
{
    public static Concern Read(JsonSource source)
    {
        var root = source.Root;
        var referral = root["referral"u8];
        var origin = OriginReading.Read(root, referral);
        var triage = new List<TriageReason>();
        var children = ChildrenReading.Read(root["children"u8], root["la_code"u8].Text(), origin.RaisedAt, triage);
        var people = root["people"u8].ListOf(PersonReading.Read);
        var workers = EpisodeReading.Workers(root["children"u8]);
        referral["primary_need"u8].Code(PrimaryNeeds.Table);
        var concern = new Concern
        {
            Origin = origin,
            Children = children,
            People = workers.Count == 0 ? people : [.. people, .. workers],
            Categories = CategoryReading.Read(referral),
            NeedsFirst = referral["needs_first"u8].ListOf(NeedReading.Read),
            Voice = VoiceReading.Read(referral["voice_of_child"u8]),
            Risk = RiskReading.Read(referral),
            Locality = LocalityReading.Read(source),
            LegalBasis = LegalBasisReading.Read(referral),
            Incident = IncidentReading.Read(referral["incident"u8]),
            NationalReferral = NationalReferralReading.Read(referral["nrm"u8]),
            Narrative = referral["narrative"u8].Text(),
            Triage = [.. triage.Distinct()],
        };
        OriginalCodeReading.Keep(root["original_codes"u8], source);
        return concern with { OriginalCodes = [.. source.OriginalCodes] };
    }
}
