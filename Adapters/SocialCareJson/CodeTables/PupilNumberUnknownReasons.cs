namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>Why there is no unique pupil number: DfE CBDS N00135.</summary>
internal static class PupilNumberUnknownReasons
{
    public static CodeTable<PupilNumberUnknownReason> Table { get; } = new("cbds:N00135",
        new("UN1", PupilNumberUnknownReason.NotOfSchoolAge, "Not of school age"),
        new("UN2", PupilNumberUnknownReason.NeverAtMaintainedSchool, "Never attended a maintained school in England"),
        new("UN3", PupilNumberUnknownReason.EducatedElsewhere, "Educated outside England"),
        new("UN4", PupilNumberUnknownReason.NewlyLookedAfter, "Newly looked after"),
        new("UN5", PupilNumberUnknownReason.SourcesConflict, "Sources conflict"),
        new("UN6", PupilNumberUnknownReason.Other, "Other, such as an unaccompanied asylum-seeking child"),
        new("UN7", PupilNumberUnknownReason.NoFurtherAction, "Referral with no further action"));
}

internal enum PupilNumberUnknownReason
{
    NotOfSchoolAge, NeverAtMaintainedSchool, EducatedElsewhere, NewlyLookedAfter, SourcesConflict, Other, NoFurtherAction,
}
