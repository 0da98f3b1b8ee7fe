using System.Text.RegularExpressions;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Tests.Architecture;

namespace SafeguardingHub.Tests.Documents;

/// <summary>The operators' document on dead letters and the alert rules name what is there.</summary>
public sealed partial class DeadLetterDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs/operators/dead-letters.md"));
    private static readonly string Rules = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs/operators/prometheus-rules.yaml"));

    [Fact]
    public void Every_trap_is_answered_by_a_test_that_is_there()
    {
        var tests = typeof(DeadLetterDocumentTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.Name).ToHashSet();
        var named = TestName().Matches(Text).Select(match => match.Groups["test"].Value).ToList();

        Assert.True(named.Count > 20);
        Folders.AssertNone(named.Where(name => !tests.Contains(name)).Select(name => $"there is no test {name}"));
        Assert.All(Enumerable.Range(1, 7), trap => Assert.Contains($"| T{trap}: ", Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_incident_has_a_runbook() => Assert.All(IncidentNames.All, name => Assert.Contains($"\n### {name}\n", Text, StringComparison.Ordinal));

    [Fact]
    public void Every_rule_is_over_a_metric_that_is_there_and_leads_to_a_section_that_is_there()
    {
        var metrics = File.ReadAllLines(Path.Combine(RepositoryFiles.Root, "Hub.Tests/Approved/metrics.approved.txt"));
        var measured = Metric().Matches(Rules).Select(match => match.Value).Distinct().ToList();
        var runbooks = Runbook().Matches(Rules).ToList();

        Assert.All(measured, name => Assert.Contains(name, metrics));
        Assert.Equal(AlertName().Count(Rules), runbooks.Count);
        Assert.All(runbooks, runbook => Assert.Contains(
            Headings(File.ReadAllText(Path.Combine(RepositoryFiles.Root, runbook.Groups["file"].Value))), heading => heading == runbook.Groups["section"].Value));
    }

    private static IEnumerable<string> Headings(string document) => Heading().Matches(document).Select(match => match.Groups["heading"].Value.ToLowerInvariant().Replace(' ', '-'));

    [GeneratedRegex(@"\| `(?<test>[A-Z]\w+_\w+)` \|")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\bhub_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"runbook_url: (?<file>\S+)#(?<section>\S+)")]
    private static partial Regex Runbook();

    [GeneratedRegex(@"- alert: ")]
    private static partial Regex AlertName();

    [GeneratedRegex(@"^#+ (?<heading>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
