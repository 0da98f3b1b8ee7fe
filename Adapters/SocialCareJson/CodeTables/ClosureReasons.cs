using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>The hub's own words, and DfE CBDS N00103, which has no code for a child who did not engage. Only the words are written.</summary>
internal static class ClosureReasons
{
    public static CodeTable<ClosureReason> Table { get; } = new("cbds:N00103",
    [
        .. CanonicalWords<ClosureReason>.Table.Rows,
        new("RC1", ClosureReason.Adopted, "Adopted", Written: false),
        new("RC2", ClosureReason.Died, "Died", Written: false),
        new("RC3", ClosureReason.ChildArrangementsOrder, "Child arrangements order", Written: false),
        new("RC4", ClosureReason.SpecialGuardianship, "Special guardianship order", Written: false),
        new("RC5", ClosureReason.TransferredToOtherArea, "Transferred to services of another local authority", Written: false),
        new("RC6", ClosureReason.TransferredToAdultServices, "Transferred to adult social care services", Written: false),
        new("RC7", ClosureReason.Other, "Services ceased for any other reason", Lossy: true, Written: false),
        new("RC8", ClosureReason.NoFurtherActionAfterAssessment, "Closed after assessment, no further action", Written: false),
        new("RC9", ClosureReason.ReferredToEarlyHelp, "Closed after assessment, referred to early help", Written: false),
    ]);
}
