using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>Sex as recorded; <c>U</c> for an unborn child.</summary>
internal static class SexCodes
{
    public static readonly CodeTable<Sex> Table = new(
        "ppn:sex",
        new("F", Sex.Female, "Female"),
        new("M", Sex.Male, "Male"),
        new("I", Sex.Indeterminate, "Indeterminate"),
        new("U", Sex.NotRecorded, "Not recorded or unborn"),
        new("2", Sex.Female, "Female, as a digit", Written: false),
        new("1", Sex.Male, "Male, as a digit", Written: false),
        new("9", Sex.Indeterminate, "Indeterminate, as a digit", Written: false),
        new("0", Sex.NotRecorded, "Not recorded, as a digit", Written: false));
}
