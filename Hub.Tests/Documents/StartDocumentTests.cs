using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Documents;

/// <summary>The commands that a new partner is given work as they stand in <c>docs/integrators/start.md</c>.</summary>
public sealed partial class StartDocumentTests(BrokerFixture broker) : IDisposable
{
    private const string Agency = "police.first-steps";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ScratchFolder folder = new();

    private string DataFolder => Path.Combine(folder.Path, "data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_first_concern_over_HTTP_is_recorded_and_its_receipt_collected()
    {
        await using var hub = await StartAsync(broker: null);

        var said = await RunAsync("Over HTTP", new()
        {
            ["HUB"] = hub.Urls.Single(),
            ["AGENCY"] = Agency,
            ["KEY_FILE"] = ApiKeys.FileOf(Path.Combine(DataFolder, "intake-keys"), Agency),
        });

        Assert.Contains("\"outcome\":\"recorded\"", said, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"receipt\"", said, StringComparison.Ordinal);
        Assert.Contains("first-concern", said[said.LastIndexOf("<?xml", StringComparison.Ordinal)..], StringComparison.Ordinal);
        await hub.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_first_concern_over_AMQP_is_answered_in_the_agencys_queue()
    {
        var settings = await broker.CreateVirtualHostAsync();
        var started = await broker.StartedAsync();
        using var management = started.Management();
        var password = new AgencyPasswords(folder.Path, new Dictionary<string, string> { [Agency] = "first-steps" });
        await new ApplyTopology(management, password).RunAsync(settings.VirtualHost, DesiredTopology.For([SafeguardingHub.Schemas.Canonical.AgencyId.Parse(Agency)], ["police"]), TestContext.Current.CancellationToken);
        await using var hub = await StartAsync(settings.Address);

        var said = await RunAsync("Over AMQP", new()
        {
            ["AGENCY"] = Agency,
            ["BROKER"] = (settings with { User = Agency, Password = "first-steps" }).Address,
        });

        Assert.Contains("sha256:", said, StringComparison.Ordinal);
        Assert.Contains("SH-", said, StringComparison.Ordinal);
        await hub.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The agreement that comes with the hub, with another name for its police: users belong to the whole broker that tests share.</summary>
    private async Task<WebApplication> StartAsync(string? broker)
    {
        var agreement = Path.Combine(folder.Path, "agreement.json");
        await File.WriteAllTextAsync(agreement, Encoding.UTF8.GetString(TestData.NorthshireFile(_ => { })).Replace("police.northshire", Agency, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var hub = HubHost.Build(new HubSettings { Data = DataFolder, AgreementFile = agreement, Broker = broker, Listen = "http://127.0.0.1:0" }, logLevel: Serilog.Events.LogEventLevel.Error);
        await HubHost.PrepareAsync(hub, TestContext.Current.CancellationToken);
        await hub.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }

    /// <returns>All that the commands under one heading, after those under "What you need", wrote to standard output.</returns>
    private async Task<string> RunAsync(string heading, Dictionary<string, string> variables)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "docs/integrators/start.md"), TestContext.Current.CancellationToken);
        var commands = Section().Matches(text).Where(section => section.Groups["heading"].Value == "What you need" || section.Groups["heading"].Value == heading)
            .SelectMany(section => Commands().Matches(section.Value)).Select(block => block.Groups["commands"].Value).ToList();
        Assert.True(commands.Count > 1, $"There are no commands under '{heading}'.");

        var start = new ProcessStartInfo("bash", ["-c", $"set -euo pipefail\n{string.Join('\n', commands).Replace("waiting.json", $"{folder.Path}/waiting.json", StringComparison.Ordinal)}"])
        {
            WorkingDirectory = RepositoryFiles.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(Limit);
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(stop.Token), shell.StandardError.ReadToEndAsync(stop.Token));
        await shell.WaitForExitAsync(stop.Token);
        Assert.True(shell.ExitCode == 0, $"{await output}\n{await errors}");
        return await output;
    }

    [GeneratedRegex(@"^## (?<heading>[^\n]+)\n(?:(?!^## )[^\n]*\n)*", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^```sh\n(?<commands>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Commands();
}
