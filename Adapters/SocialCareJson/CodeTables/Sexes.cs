using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>DfE CBDS N00783 (census 2024-25 onwards) and the digits of GenderCurrent before it, which are read and never written.</summary>
internal static class Sexes
{
    public static CodeTable<Sex> Table { get; } = new("cbds:N00783",
        new("F", Sex.Female, "Female"),
        new("M", Sex.Male, "Male"),
        new("U", Sex.NotRecorded, "Unknown, or not yet born"),
        new("U", Sex.Indeterminate, "The list has no word for indeterminate", Lossy: true),
        new("1", Sex.Male, "Male (GenderCurrent)", Written: false),
        new("2", Sex.Female, "Female (GenderCurrent)", Written: false),
        new("0", Sex.NotRecorded, "Not recorded, or not yet born (GenderCurrent)", Written: false),
        new("9", Sex.Indeterminate, "Indeterminate (GenderCurrent)", Written: false));
}
