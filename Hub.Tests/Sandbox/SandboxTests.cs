using Npgsql;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Sandbox;

public sealed class SandboxTests(BrokerFixture brokers, DatabaseFixture databases)
{
    [Fact]
    public async Task A_private_broker_says_its_version_and_takes_connections()
    {
        var broker = await brokers.StartedAsync();
        using var management = broker.Management();

        Assert.Matches(@"^\d+\.\d+\.\d+$", await management.ReadVersionAsync(TestContext.Current.CancellationToken));
        await using var connection = await broker.Settings.ConnectionFactory("test").CreateConnectionAsync(TestContext.Current.CancellationToken);
        Assert.True(connection.IsOpen);
    }

    [Fact]
    public async Task A_private_database_is_durable_and_each_test_has_its_own()
    {
        await using var first = new NpgsqlConnection(await databases.CreateDatabaseAsync());
        await using var second = new NpgsqlConnection(await databases.CreateDatabaseAsync());
        await first.OpenAsync(TestContext.Current.CancellationToken);
        await second.OpenAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(first.Database, second.Database);
        await using var durable = new NpgsqlCommand("select current_setting('fsync') || current_setting('synchronous_commit')", first);
        Assert.Equal("onon", await durable.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_that_was_killed_comes_back_with_what_was_committed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await PrivateDatabase.StartAsync(cancellation);
        await RunAsync(database.ConnectionString, "create table kept as select 42 as answer");
        await database.KillAsync(cancellation);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => RunAsync(database.ConnectionString, "select 1"));

        await database.StartAgainAsync(cancellation);

        Assert.Equal(42, await RunAsync(database.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task What_the_sandbox_started_ends_with_the_program_that_started_it()
    {
        var folder = Directory.CreateTempSubdirectory("safeguarding-hub-test-").FullName;
        var kept = KeptProcess.Start(folder, Path.Combine(folder, "log"), "KILL", new Dictionary<string, string>(), "sh", "-c", "echo $$; exec tail -f /dev/null");
        var log = Path.Combine(folder, "log");
        await Condition.MetAsync("it says its id", TimeSpan.FromSeconds(10), () => File.Exists(log) && File.ReadAllText(log).EndsWith('\n'), TestContext.Current.CancellationToken);
        var process = $"/proc/{File.ReadAllText(log).Trim()}";
        Assert.True(Directory.Exists(process));

        // What the system does with a pipe when its owner dies.
        kept.CloseInput();

        await Condition.MetAsync("it and its folder are gone", TimeSpan.FromSeconds(10), () => !Directory.Exists(process) && !Directory.Exists(folder), TestContext.Current.CancellationToken);
        kept.Dispose();
    }

    [Fact]
    public void A_part_that_is_not_installed_is_named_by_its_package()
    {
        var missing = Assert.Throws<PartMissingException>(() => DebianPackage.Find("rabbitmq-server", "/nowhere/rabbitmq-server"));

        Assert.Contains("apt-get install rabbitmq-server", missing.Message, StringComparison.Ordinal);
    }

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
