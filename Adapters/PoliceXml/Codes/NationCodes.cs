using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>The four nations (ISO 3166-2:GB).</summary>
internal static class NationCodes
{
    public static readonly CodeTable<Nation> Table = new(
        "iso:3166-2:GB",
        new("ENG", Nation.England, "England"),
        new("WLS", Nation.Wales, "Wales"),
        new("SCT", Nation.Scotland, "Scotland"),
        new("NIR", Nation.NorthernIreland, "Northern Ireland"),
        new("CYM", Nation.Wales, "Cymru", Written: false));
}
