using System.Text.RegularExpressions;
using SafeguardingHub.CommandLine;
using SafeguardingHub.Routing;
using SafeguardingHub.Tests.Architecture;

namespace SafeguardingHub.Tests.Documents;

/// <summary>What is written about the program is there, and what is there is written about.</summary>
public sealed partial class DocumentTests
{
    private static IEnumerable<string> Documents => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(RepositoryFiles.Root, "README.md"));

    private static string Running => Text("docs/operators/running.md");

    [Fact]
    public void Every_link_leads_to_a_file() => Folders.AssertNone(
        from document in Documents
        from Match link in Link().Matches(File.ReadAllText(document))
        let target = Path.GetFullPath(link.Groups["target"].Value.Split('#')[0], Path.GetDirectoryName(document)!)
        where !link.Groups["target"].Value.Contains("://", StringComparison.Ordinal) && !File.Exists(target) && !Directory.Exists(target)
        select $"{Path.GetFileName(document)} leads to {link.Groups["target"].Value}");

    [Fact]
    public void Every_example_file_that_a_command_names_is_there() => Folders.AssertNone(
        from document in Documents
        from Match file in Example().Matches(File.ReadAllText(document))
        where !File.Exists(Path.Combine(RepositoryFiles.Root, file.Value))
        select $"{Path.GetFileName(document)} names {file.Value}");

    [Fact]
    public void Every_setting_is_explained_under_all_its_names() =>
        Assert.All(SettingNames.Read, name => Assert.Contains($"| `{name}` | `{name.Replace(":", "__", StringComparison.Ordinal)}` |", Running, StringComparison.Ordinal));

    [Fact]
    public void Every_command_is_explained() =>
        Assert.All(Lines("commands").Where(line => line.StartsWith("hub ", StringComparison.Ordinal)), line => Assert.Contains($"| `{CommandName().Match(line).Value.Trim()}` |", Running, StringComparison.Ordinal));

    [Fact]
    public void Every_exit_code_is_explained() =>
        Assert.All([ExitCode.Done, ExitCode.Refused, ExitCode.Usage, ExitCode.Configuration], code => Assert.Contains($"\n| {code} | ", Running, StringComparison.Ordinal));

    [Fact]
    public void Every_metric_and_every_address_for_operators_is_explained() => Folders.AssertNone(Lines("metrics")
        .Concat(Lines("routes").Where(route => route.StartsWith("ANY ", StringComparison.Ordinal)).Select(route => route["ANY ".Length..]))
        .Where(name => !Running.Contains($"`{name}`", StringComparison.Ordinal)));

    [Fact]
    public void Every_field_that_may_be_shared_is_named() => Assert.All(
        SharedField.All, field => Assert.Contains($"`{field.Name}`", Text("docs/operators/agreement.md"), StringComparison.Ordinal));

    private static string Text(string document) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, document));

    private static string[] Lines(string approved) => Text($"Hub.Tests/Approved/{approved}.approved.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"Schemas/[\w/.-]+\.(?:xml|json)")]
    private static partial Regex Example();

    [GeneratedRegex(@"^hub(?: [a-z][a-z-]*)+")]
    private static partial Regex CommandName();
}
