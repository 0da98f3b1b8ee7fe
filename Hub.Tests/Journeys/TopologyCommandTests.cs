using RabbitMQ.Client;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>An operator makes a broker ready, looks whether it still is, and mends it.</summary>
[Collection(JourneyTests.Name)]
public sealed class TopologyCommandTests
{
    [Fact]
    public async Task A_broker_is_made_ready_found_wanting_and_mended()
    {
        // A broker of its own: users belong to a whole broker, and these get passwords that nobody else knows.
        await using var started = await PrivateBroker.StartAsync(TestContext.Current.CancellationToken);
        var settings = await started.CreateVirtualHostAsync("operated", TestContext.Current.CancellationToken);
        var passwords = Directory.CreateTempSubdirectory("hub-passwords-");
        var management = new UriBuilder(started.ManagementAddress) { UserName = settings.User, Password = settings.Password }.Uri.ToString();
        Task<HubCommand> Topology(params string[] arguments) => HubCommand.RunAsync(["topology", .. arguments, "--management", management, "--vhost", settings.VirtualHost]);

        var before = await Topology("check");
        var applied = await Topology("apply", "--passwords", passwords.FullName);
        var clean = await Topology("check");
        var again = await Topology("apply", "--passwords", passwords.FullName);
        await using (var connection = await settings.ConnectionFactory("test-operator").CreateConnectionAsync(TestContext.Current.CancellationToken))
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            await channel.QueueDeleteAsync("agency.charity.harbour", cancellationToken: TestContext.Current.CancellationToken);
        }

        var found = await Topology("check");
        var mended = await Topology("apply", "--passwords", passwords.FullName);

        Assert.Equal([1, 0, 0, 0, 1, 0], new[] { before, applied, clean, again, found, mended }.Select(command => command.ExitCode));
        Assert.Empty(clean.Output);
        Assert.DoesNotContain("mended", again.Output, StringComparison.Ordinal);
        Assert.Contains("agency.charity.harbour", found.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(settings.Password, applied.Output + applied.Words, StringComparison.Ordinal);
        passwords.Delete(recursive: true);
    }
}
