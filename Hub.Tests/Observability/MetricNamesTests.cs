using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Tests.Recording;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Observability;

/// <summary>What a scraper is given by a hub that has worked. Runs alone: hubs of one process count together.</summary>
[Collection(nameof(PersonalDataInLogsTests))]
public sealed partial class MetricNamesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    /// <summary>Names of labels that are ours; their values are agencies, kinds, outcomes, codes and words of the hub.</summary>
    private static readonly string[] Labels =
    [
        "agency", "message_type", "outcome", "error_code", "risk", "kind", "incident", "queue", "version", "le", "otel_scope_name", "otel_scope_version",
        "messaging_operation_name", "messaging_system", "messaging_destination_name",
    ];

    [Fact]
    public async Task Check_12_the_metrics_are_those_of_the_document_their_labels_say_nothing_of_a_message_and_a_lint_finds_nothing()
    {
        await using var host = await RunningHost.StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await host.PostAsync(Police, PoliceExample("concern-full"), "wild-message-id-1")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await host.PostAsync(Police, PoliceExample("concern-full"), "wild-message-id-1")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.PostAsync(Police, PoliceExample("concern-full")[..^40], "wild-message-id-2")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.PostAsync(Police, PoliceExample("concern-full"), "wild-message-id-3", "wild-kind")).StatusCode);
        var scraped = "";
        await Condition.MetAsync("the hub tells of what it did", Limit, async cancellation =>
        {
            scraped = await host.Client.GetStringAsync(new Uri("metrics", UriKind.Relative), cancellation);
            return scraped.Contains("hub_alerts_routed_total{", StringComparison.Ordinal) && scraped.Contains("hub_outbox_pending", StringComparison.Ordinal) && scraped.Contains("messaging_client_sent_messages_total", StringComparison.Ordinal);
        }, TestContext.Current.CancellationToken);
        var samples = scraped.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Sample.Of).ToList();
        var types = TypeLine().Matches(scraped).ToDictionary(line => line.Groups["name"].Value, line => line.Groups["type"].Value);
        var ours = types.Keys.Where(name => name.StartsWith("hub_", StringComparison.Ordinal) || name.StartsWith("messaging_", StringComparison.Ordinal)).ToList();

        var documented = Documented().Matches(await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "docs/operators/running.md"), TestContext.Current.CancellationToken)).Select(match => match.Groups["name"].Value.Replace('.', '_')).ToList();
        Assert.True(ours.Count > 15, string.Join(' ', ours));
        Assert.All(ours, name => Assert.Contains(documented, known => name == known || Units.Any(unit => name == known + unit)));
        Assert.All(samples.Where(sample => ours.Contains(sample.Family(types))), sample => Assert.All(sample.Labels, label => Assert.Contains(label.Name, Labels)));
        Assert.All(PersonalDataInTheStoreTests.Told.Append("wild-kind"), word => Assert.DoesNotContain(word, scraped, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(samples, sample => sample.Labels.Any(label => Reference().IsMatch(label.Value)));
        Assert.Empty(Lint(types.Where(type => ours.Contains(type.Key)).ToDictionary(), [.. samples.Where(sample => ours.Contains(sample.Family(types)))]));
    }

    private static readonly string[] Units = ["_total", "_seconds", "_seconds_total", "_bytes"];

    /// <summary>As promtool checks metrics, for what is ours.</summary>
    private static IEnumerable<string> Lint(Dictionary<string, string> types, IReadOnlyList<Sample> samples)
    {
        foreach (var (name, type) in types)
        {
            var own = samples.Where(sample => sample.Family(types) == name).ToList();
            if (!Name().IsMatch(name) || name.Contains("__", StringComparison.Ordinal))
            {
                yield return $"{name} is no name";
            }

            if (type == "counter" != name.EndsWith("_total", StringComparison.Ordinal))
            {
                yield return $"{name} is a {type}";
            }

            if (Abbreviated().IsMatch(name))
            {
                yield return $"{name} is not in a base unit";
            }

            if (type is not "histogram" && (name.EndsWith("_bucket", StringComparison.Ordinal) || name.EndsWith("_count", StringComparison.Ordinal) || name.EndsWith("_sum", StringComparison.Ordinal)))
            {
                yield return $"{name} has the ending of a histogram's part";
            }

            if (type == "histogram" && own.Count > 0 && !(own.Any(sample => sample.Name == $"{name}_sum") && own.Any(sample => sample.Name == $"{name}_count") && own.Any(sample => sample.Labels.Any(label => label == ("le", "+Inf")))))
            {
                yield return $"{name} lacks a part of a histogram";
            }
        }

        foreach (var sample in samples)
        {
            if (!types.ContainsKey(sample.Family(types)))
            {
                yield return $"{sample.Name} has no type";
            }

            if (sample.Labels.Any(label => !LabelName().IsMatch(label.Name)) || sample.Labels.Select(label => label.Name).Distinct().Count() != sample.Labels.Count)
            {
                yield return $"{sample.Name} has a label that is no name, or one twice";
            }
        }

        foreach (var twice in samples.GroupBy(sample => $"{sample.Name}{{{string.Join(',', sample.Labels.Order())}}}").Where(same => same.Count() > 1))
        {
            yield return $"{twice.Key} stands there {twice.Count()} times";
        }
    }

    private sealed record Sample(string Name, IReadOnlyList<(string Name, string Value)> Labels, double Value)
    {
        public static Sample Of(string line)
        {
            var match = SampleLine().Match(line);
            Assert.True(match.Success, line);
            return new Sample(match.Groups["name"].Value, [.. Label().Matches(match.Groups["labels"].Value).Select(label => (label.Groups["name"].Value, label.Groups["value"].Value))], Number(match.Groups["value"].Value));
        }

        /// <summary>A histogram's parts belong to it.</summary>
        public string Family(Dictionary<string, string> types) =>
            types.ContainsKey(Name) ? Name : new[] { "_bucket", "_sum", "_count" }.Where(ending => Name.EndsWith(ending, StringComparison.Ordinal)).Select(ending => Name[..^ending.Length]).FirstOrDefault() ?? Name;

        private static double Number(string text) => text switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"^# TYPE (?<name>\S+) (?<type>\S+)$", RegexOptions.Multiline)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.*)\})? (?<value>\S+)( \d+)?$")]
    private static partial Regex SampleLine();

    [GeneratedRegex("(?<name>[^=,{]+)=\"(?<value>(?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Label();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_]*$")]
    private static partial Regex LabelName();

    [GeneratedRegex("_(ms|milliseconds|minutes|hours|kb|mb|kilobytes|percent)(_|$)")]
    private static partial Regex Abbreviated();

    [GeneratedRegex(@"`(?<name>(?:hub_|messaging\.)[a-z_.]+)`")]
    private static partial Regex Documented();

    [GeneratedRegex("SH-[2-9A-Z]{4}-[2-9A-Z]{4}")]
    private static partial Regex Reference();
}
