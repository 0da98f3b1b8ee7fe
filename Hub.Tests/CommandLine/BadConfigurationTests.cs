using System.Net;
using System.Net.Sockets;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.CommandLine;

/// <summary>The real program, told wrong things.</summary>
public sealed class BadConfigurationTests : IDisposable
{
    private static readonly (string Name, string? Value)[] Settings =
    [
        ("Hub__Limits__MostBytes", "plenty"),
        ("Hub__SweepSeconds", "0"),
        ("Hub__Recovery__EditAllowed", "perhaps"),
        ("Hub__Mail__From", "nobody"),
        ("Hub__Mail__Smtp__Port", "soon"),
        ("Hub__Console__PublicAddress", "http://hub.example"),
        ("Hub__Console__IdleMinutes", "-1"),
        ("Hub__Console__Providers", "/nonexistent/providers.json"),
    ];

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("serve")]
    [InlineData("config", "check")]
    public async Task Check_16_a_bad_configuration_is_told_with_all_its_faults_at_once_and_nothing_is_started(params string[] command)
    {
        var agreement = Path.Combine(folder.Path, "agreement.json");
        await File.WriteAllTextAsync(
            agreement,
            (await File.ReadAllTextAsync(RepositoryFiles.Agreement, TestContext.Current.CancellationToken)).Replace("\"police-xml\"", "\"telegram\"", StringComparison.Ordinal).Replace("\"cover\": \"service-manager\"", "\"cover\": \"nobody\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var data = Path.Combine(folder.Path, "data");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        List<string> made = [.. Directory.EnumerateFileSystemEntries(folder.Path).Order(StringComparer.Ordinal)];
        var ended = await HubCommand.RunWithAsync(Settings, [.. command, "--data", data, "--agreement", agreement, "--broker", "not an address", "--listen", $"http://127.0.0.1:{port}"]);

        Assert.Equal(78, ended.ExitCode);
        Assert.Empty(ended.Output);
        var faults = ended.Words.Trim().Split('\n');
        Assert.All(
            ["Hub:Limits:MostBytes", "Hub:SweepSeconds", "Hub:Recovery:EditAllowed", "Hub:Mail:From", "Hub:Mail:Smtp:Port", "Hub:Console:PublicAddress", "Hub:Console:IdleMinutes", "Hub:Console:Providers", "Hub:Broker"],
            named => Assert.Contains(faults, fault => fault.StartsWith(named, StringComparison.Ordinal)));
        Assert.Contains(faults, fault => fault.StartsWith("Agreement, ", StringComparison.Ordinal) && fault.Contains("telegram", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("Agreement, ", StringComparison.Ordinal) && fault.Contains("nobody", StringComparison.Ordinal));
        Assert.All(faults.Where(fault => fault.StartsWith("Hub:", StringComparison.Ordinal)), fault => Assert.Contains("Hub__", fault, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", ended.Words, StringComparison.Ordinal);
        Assert.Equal(made, Directory.EnumerateFileSystemEntries(folder.Path).Order(StringComparer.Ordinal));
        using var nobody = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => nobody.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken).AsTask());
    }
}
