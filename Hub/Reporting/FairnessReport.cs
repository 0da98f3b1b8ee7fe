using System.Text.Json;

namespace SafeguardingHub.Reporting;

/// <summary>Whether children are treated alike: by sex, ethnicity and age, what was declined, how long answers took, and who was told.</summary>
internal static class FairnessReport
{
    private const string NotRecorded = "not-recorded";

    /// <summary>The first age of each band, in whole years.</summary>
    private static readonly (int From, string Name)[] Ages = [(0, "under-11"), (11, "11-13"), (14, "14-15"), (16, "16-17"), (18, "18-and-over")];

    /// <summary>All children first, then each group that has any.</summary>
    public static IReadOnlyList<ReportLine> Of(IReadOnlyList<ReportedChild> children) =>
    [
        ReportLine.Of("all", "all", children),
        .. By("sex", children, child => Word(child.Sex)),
        .. By("ethnicity", children, child => child.Ethnicity is { } ethnicity ? Word(ethnicity) : NotRecorded),
        .. By("age", children, child => child.Age is { } age ? Ages.Last(band => band.From <= Math.Max(age, 0)).Name : NotRecorded),
    ];

    private static IEnumerable<ReportLine> By(string by, IReadOnlyList<ReportedChild> children, Func<ReportedChild, string> group) =>
        children.GroupBy(group).OrderBy(same => Place(same.Key)).ThenBy(same => same.Key, StringComparer.Ordinal).Select(same => ReportLine.Of(by, same.Key, [.. same]));

    private static int Place(string group) => group == NotRecorded ? int.MaxValue : Array.FindIndex(Ages, band => band.Name == group);

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
