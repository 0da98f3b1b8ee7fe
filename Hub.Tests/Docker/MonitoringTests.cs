using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SafeguardingHub.Tests.Architecture;

namespace SafeguardingHub.Tests.Docker;

/// <summary>What Prometheus and Grafana are given works with what the hub really tells them.</summary>
public sealed partial class MonitoringTests
{
    private const string Rules = "prometheus-rules.yaml";
    private static readonly JsonNode Dashboard = JsonNode.Parse(File.ReadAllText(Path.Combine(ComposeFile.Folder, "grafana/dashboards/hub.json")))!;

    private static IEnumerable<JsonNode> Panels => Dashboard["panels"]!.AsArray().Select(panel => panel!).Where(panel => panel["type"]!.GetValue<string>() != "row");

    public static IReadOnlyList<string> Expressions { get; } = [.. Panels.SelectMany(panel => panel["targets"]!.AsArray().Select(target => target!["expr"]!.GetValue<string>()))];

    /// <summary>With the mounts of the container as the folder that Prometheus sees.</summary>
    [Fact]
    public async Task Prometheus_takes_its_configuration_and_the_one_copy_of_the_rules()
    {
        using var folder = AsMounted();

        var said = await Shell.RunAsync("promtool", "check", "config", Path.Combine(folder.Path, "prometheus.yml"));

        Assert.Contains("1 rule files found", said, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(RepositoryFiles.Root, Rules, SearchOption.AllDirectories), file => !file.Contains("/bin/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_alert_begins_when_it_should_and_not_before()
    {
        using var folder = AsMounted();
        File.Copy(Path.Combine(ComposeFile.Folder, "prometheus/rules-test.yaml"), Path.Combine(folder.Path, "rules-test.yaml"));

        await Shell.RunAsync("promtool", "test", "rules", Path.Combine(folder.Path, "rules-test.yaml"));
    }

    [Fact]
    public async Task An_alert_that_comes_too_early_is_found()
    {
        using var folder = AsMounted();
        File.Copy(Path.Combine(ComposeFile.Folder, "prometheus/rules-test.yaml"), Path.Combine(folder.Path, "rules-test.yaml"));
        var rules = Path.Combine(folder.Path, Rules);
        await File.WriteAllTextAsync(rules, (await File.ReadAllTextAsync(rules, TestContext.Current.CancellationToken)).Replace("age_seconds) > 300", "age_seconds) > 30", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (code, said) = await Shell.TryAsync("promtool", "test", "rules", Path.Combine(folder.Path, "rules-test.yaml"));

        Assert.True(code != 0, said);
        Assert.Contains("HubDeadLetterOld", said, StringComparison.Ordinal);
    }

    /// <summary>Twice at the least: where it is not to begin, and where it is.</summary>
    [Fact]
    public void Every_alert_is_tried()
    {
        var tried = File.ReadAllText(Path.Combine(ComposeFile.Folder, "prometheus/rules-test.yaml"));
        var alerts = Alert().Matches(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs/operators", Rules))).Select(alert => alert.Groups["name"].Value).ToList();

        Assert.True(alerts.Count > 10);
        Assert.All(alerts, alert => Assert.True(Regex.Count(tried, $@"alertname: {alert}\b") >= 2, alert));
        Assert.All(alerts, alert => Assert.Matches($@"alertname: {alert}\n\s+exp_alerts:", tried));
    }

    [Fact]
    public async Task Every_metric_of_the_hubs_that_rules_and_dashboard_name_is_one_that_a_running_hub_tells()
    {
        var exposed = await ExposedMetrics.OfHubAsync();
        var named = Expressions.Append(await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "docs/operators", Rules), TestContext.Current.CancellationToken))
            .SelectMany(ExposedMetrics.NamedIn).Where(name => !name.StartsWith("rabbitmq_", StringComparison.Ordinal)).Distinct().ToList();

        Assert.True(named.Count > 20);
        Folders.AssertNone(named.Where(name => !exposed.Contains(name)).Select(name => $"no hub tells {name}"));
    }

    /// <summary>Of each of its own, so that none is forgotten when one is added.</summary>
    [Fact]
    public void Every_metric_of_the_hubs_is_on_the_dashboard()
    {
        var shown = Expressions.SelectMany(ExposedMetrics.NamedIn).ToList();
        var metrics = File.ReadAllLines(Path.Combine(RepositoryFiles.Root, "Hub.Tests/Approved/metrics.approved.txt")).Where(name => name.Length > 0).Select(name => name.Replace('.', '_'));

        Folders.AssertNone(metrics.Where(name => !shown.Exists(each => each.StartsWith(name, StringComparison.Ordinal))).Select(name => $"{name} is not on the dashboard"));
    }

    [Fact]
    public async Task Every_expression_of_the_dashboard_is_one_that_prometheus_understands()
    {
        using var folder = new ScratchFolder();
        var file = Path.Combine(folder.Path, "expressions.yaml");
        var rules = Expressions.Select((expression, number) => new JsonObject { ["record"] = $"panel:{number}", ["expr"] = expression.Replace("$__rate_interval", "1m", StringComparison.Ordinal) });
        await File.WriteAllTextAsync(
            file, new JsonObject { ["groups"] = new JsonArray(new JsonObject { ["name"] = "dashboard", ["rules"] = new JsonArray([.. rules]) }) }.ToJsonString(), TestContext.Current.CancellationToken);

        Assert.Contains($"{Expressions.Count} rules found", await Shell.RunAsync("promtool", "check", "rules", file), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_panel_says_what_it_is_about_and_asks_the_data_source_that_is_set_up()
    {
        var source = Yaml.Read(File.ReadAllText(Path.Combine(ComposeFile.Folder, "grafana/provisioning/datasources/prometheus.yaml")))["datasources"]![0]!;
        var dashboards = Yaml.Read(File.ReadAllText(Path.Combine(ComposeFile.Folder, "grafana/provisioning/dashboards/hub.yaml")))["providers"]![0]!["options"]!["path"]!.GetValue<string>();

        Assert.All(Panels, panel => Assert.False(string.IsNullOrWhiteSpace(panel["title"]!.GetValue<string>()) || string.IsNullOrWhiteSpace(panel["description"]!.GetValue<string>())));
        Assert.All(Panels, panel => Assert.Equal(source["uid"]!.GetValue<string>(), panel["datasource"]!["uid"]!.GetValue<string>()));
        Assert.Equal(Dashboard["panels"]!.AsArray().Count, Dashboard["panels"]!.AsArray().Select(panel => panel!["id"]!.GetValue<int>()).Distinct().Count());
        Assert.Contains(ComposeFile.MountsOf("grafana"), mount => mount.Target == dashboards);
        Assert.Equal("http://prometheus:9090", source["url"]!.GetValue<string>());
    }

    [Fact]
    public void Prometheus_asks_every_hub_and_the_broker_by_the_names_that_they_have()
    {
        var targets = Yaml.Read(File.ReadAllText(Path.Combine(ComposeFile.Folder, "prometheus/prometheus.yml")))["scrape_configs"]!.AsArray()
            .SelectMany(job => job!["static_configs"]![0]!["targets"]!.AsArray().Select(target => target!.GetValue<string>().Split(':')[0])).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["broker", "hub-1", "hub-2"], targets);
        Assert.All(targets, target => Assert.Contains(ComposeFile.Services, service => service.Name == target));
    }

    private static ScratchFolder AsMounted()
    {
        var folder = new ScratchFolder();
        foreach (var (source, target) in ComposeFile.MountsOf("prometheus"))
        {
            File.Copy(source, Path.Combine(folder.Path, Path.GetFileName(target)));
        }

        return folder;
    }

    [GeneratedRegex(@"- alert: (?<name>\w+)")]
    private static partial Regex Alert();
}
