using RabbitMQ.Client;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>An operator makes a broker ready, looks whether it still is, and mends it.</summary>
[Collection(JourneyTests.Name)]
public sealed class TopologyCommandTests(JourneyBroker brokers)
{
    [Fact]
    public async Task A_broker_is_made_ready_found_wanting_and_mended()
    {
        var started = await brokers.StartedAsync();
        var settings = await brokers.CreateVirtualHostAsync();
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
