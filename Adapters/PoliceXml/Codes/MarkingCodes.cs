using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>Government Security Classifications. Retired markings are read as the nearest one that protects no less.</summary>
internal static class MarkingCodes
{
    public static readonly CodeTable<ProtectiveMarking> Table = new(
        "ppn:marking",
        new("OFFICIAL", ProtectiveMarking.Official, "OFFICIAL"),
        new("OFFICIAL-SENSITIVE", ProtectiveMarking.OfficialSensitive, "OFFICIAL-SENSITIVE"),
        new("OFFICIAL SENSITIVE", ProtectiveMarking.OfficialSensitive, "OFFICIAL-SENSITIVE, written with a space", Written: false),
        new("NOT PROTECTIVELY MARKED", ProtectiveMarking.Official, "Retired", Lossy: true, Written: false),
        new("PROTECT", ProtectiveMarking.OfficialSensitive, "Retired", Lossy: true, Written: false),
        new("RESTRICTED", ProtectiveMarking.OfficialSensitive, "Retired", Lossy: true, Written: false),
        new("CONFIDENTIAL", ProtectiveMarking.OfficialSensitive, "Retired", Lossy: true, Written: false));
}
