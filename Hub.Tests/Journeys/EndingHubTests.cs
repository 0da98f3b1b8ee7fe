using Npgsql;
using SafeguardingHub.CommandLine;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>A hub that is asked to end does, and its supervisor is not told of a fault.</summary>
[Collection(JourneyTests.Name)]
public sealed class EndingHubTests(JourneyBroker brokers, DatabaseFixture databases) : IDisposable
{
    /// <summary>After which the command line ends the process by force.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("hub-ending-");

    [Fact]
    public async Task A_hub_ends_when_it_is_asked_to()
    {
        await using var hub = await HubProcess.StartAsync(data.FullName, await databases.CreateDatabaseAsync(), await brokers.CreateVirtualHostAsync());

        Assert.True(await hub.EndAsync(Limit) == ExitCode.Done, hub.Log);
    }

    [Fact]
    public async Task A_hub_from_which_broker_and_database_are_away_ends_when_it_is_asked_to()
    {
        var host = await brokers.CreateVirtualHostAsync();
        var connection = new NpgsqlConnectionStringBuilder(await databases.CreateDatabaseAsync());
        await using var toBroker = CutLine.To(host.Port);
        await using var toDatabase = CutLine.To(connection.Port);
        connection.Port = toDatabase.Port;
        await using var hub = await HubProcess.StartAsync(data.FullName, connection.ConnectionString, host with { Port = (ushort)toBroker.Port });
        await toBroker.CutAsync();
        await toDatabase.CutAsync();
        using var client = new HttpClient { BaseAddress = hub.Address };
        await Condition.MetAsync(
            "the hub has seen that they are away", Limit,
            async cancellation => !(await client.GetAsync(new Uri("health/ready", UriKind.Relative), cancellation)).IsSuccessStatusCode, TestContext.Current.CancellationToken);

        Assert.True(await hub.EndAsync(Limit) == ExitCode.Done, hub.Log);
    }

    public void Dispose() => data.Delete(recursive: true);
}
