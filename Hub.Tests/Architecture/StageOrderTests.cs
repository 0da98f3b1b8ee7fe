using System.Text.RegularExpressions;

namespace SafeguardingHub.Tests.Architecture;

/// <summary>One way: a stage takes a value from the stages before it and gives one to those after it, and knows nothing of them.</summary>
public sealed partial class StageOrderTests
{
    private static readonly string[] AboveTheStages = ["Intake", "CommandLine", "Demonstration", "Recovery", "WebConsole"];

    public static TheoryData<string> Stages => [.. Flow.Stages];

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_names_types_of_earlier_stages_never_of_later_ones(string stage)
    {
        var later = Flow.Stages.SkipWhile(name => name != stage).Skip(1).ToList();

        Folders.AssertNone(Folders.Namings(Folders.TypesIn(Folders.Hub, stage), named => later.Exists(name => Folders.IsIn(named, name))));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_does_not_know_who_calls_it(string stage) => Folders.AssertNone(Folders.Namings(
        Folders.TypesIn(Folders.Hub, stage), named => named == typeof(Flow) || named == typeof(HubHost) || AboveTheStages.Any(name => Folders.IsIn(named, name))));

    /// <summary>A constant or a <c>nameof</c> leaves no trace in compiled code, but needs a using directive or a longer name.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_has_no_later_stage_in_its_sources(string stage)
    {
        var later = Flow.Stages.SkipWhile(name => name != stage).Skip(1).ToHashSet();

        Folders.AssertNone(
            from file in Sources(stage)
            from Match named in StageName().Matches(File.ReadAllText(file))
            where later.Contains(named.Groups["stage"].Value)
            select $"{Path.GetFileName(file)} says {named.Value}");
    }

    [Fact]
    public void Every_stage_that_has_a_folder_has_types_to_look_at() =>
        Assert.All(Flow.Stages.Where(stage => Sources(stage).Any()), stage => Assert.NotEmpty(Folders.TypesIn(Folders.Hub, stage)));

    [Fact]
    public void Only_the_last_stage_may_still_be_without_a_folder() => Assert.All(Flow.Stages.SkipLast(1), stage => Assert.NotEmpty(Sources(stage)));

    private static IEnumerable<string> Sources(string stage)
    {
        var folder = Path.Combine(RepositoryFiles.Root, "Hub", stage);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories) : [];
    }

    [GeneratedRegex(@"SafeguardingHub\.(?<stage>[A-Z]\w+)|(?<![\w.""])(?<stage>[A-Z]\w+)\.[A-Z]")]
    private static partial Regex StageName();
}
