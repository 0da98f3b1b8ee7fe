using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>Government Security Classifications, as they are written on documents.</summary>
internal static class ProtectiveMarkings
{
    public static CodeTable<ProtectiveMarking> Table { get; } = new("government-security-classifications",
        new("OFFICIAL", ProtectiveMarking.Official, "OFFICIAL"),
        new("OFFICIAL-SENSITIVE", ProtectiveMarking.OfficialSensitive, "OFFICIAL-SENSITIVE"),
        new("OFFICIAL SENSITIVE", ProtectiveMarking.OfficialSensitive, "OFFICIAL-SENSITIVE, written with a space", Written: false));
}
