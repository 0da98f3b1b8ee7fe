using Npgsql;
using SafeguardingHub.CommandLine;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Topology;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Parts;

/// <summary>A broker with the hub's topology, a database with its tables, and a data folder: all that hub processes need.</summary>
internal sealed class BenchParts : IAsyncDisposable
{
    /// <summary>As much as a small server of its own would be given, and what the documents tell operators to set. What makes it durable stays as it comes: on.</summary>
    private static readonly IReadOnlyList<string> ServerSettings = ["shared_buffers = '512MB'", "max_wal_size = '4GB'", "wal_compression = 'lz4'", "default_toast_compression = 'lz4'"];

    private const string CountsStatements = "shared_preload_libraries = 'pg_stat_statements'";

    private readonly PrivateBroker broker;
    private readonly PrivateDatabase database;
    private readonly TemporaryFolder data;
    private readonly AgencyPasswords passwords;

    private BenchParts(PrivateBroker broker, PrivateDatabase database, TemporaryFolder data, AgencyPasswords passwords, string connection)
    {
        (this.broker, this.database, this.data, this.passwords) = (broker, database, data, passwords);
        Connection = connection;
        Store = NpgsqlDataSource.Create(connection);
    }

    public string Connection { get; }

    public NpgsqlDataSource Store { get; }

    public RabbitMqSettings Broker => broker.Settings;

    /// <summary>Holds the key file, as for every instance of one hub.</summary>
    public string Data => data.Path;

    /// <summary>About fifteen seconds.</summary>
    /// <param name="countsStatements">The database counts what its statements cost.</param>
    public static async Task<BenchParts> StartAsync(AgreementAndFormats agreed, bool countsStatements, CancellationToken cancellation)
    {
        var data = new TemporaryFolder();
        var starting = PrivateBroker.StartAsync(figures: false, cancellation);
        var database = await PrivateDatabase.StartAsync(cancellation);
        await SetAsync(database, countsStatements ? [.. ServerSettings, CountsStatements] : ServerSettings, cancellation);
        var broker = await starting;
        var passwords = new AgencyPasswords(Path.Combine(data.Path, "broker-passwords"));
        var desired = DesiredTopology.For(agreed.Agreement.Ids(), agreed.Agreement.Kinds());
        using var management = broker.Management();
        await new ApplyTopology(management, passwords).RunAsync(broker.Settings.VirtualHost, desired, cancellation);
        return new BenchParts(broker, database, data, passwords, await database.CreateDatabaseAsync("hub", cancellation));
    }

    /// <summary>The broker as one agency sees it, with that agency's rights.</summary>
    public RabbitMqSettings As(AgencyId agency) => Broker with { User = agency.ToString(), Password = File.ReadAllText(passwords.FileOf(agency.ToString())).Trim() };

    /// <summary>So that no run pays for what was written before it.</summary>
    public async Task SettleStoreAsync(CancellationToken cancellation)
    {
        await using var checkpoint = Store.CreateCommand("checkpoint");
        await checkpoint.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await database.DisposeAsync();
        await broker.DisposeAsync();
        data.Dispose();
    }

    private static async Task SetAsync(PrivateDatabase database, IReadOnlyList<string> settings, CancellationToken cancellation)
    {
        await using (var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=false"))
        {
            await connection.OpenAsync(cancellation);
            foreach (var setting in settings)
            {
                await using var set = new NpgsqlCommand($"alter system set {setting}", connection);
                await set.ExecuteNonQueryAsync(cancellation);
            }
        }

        await database.StopAsync(cancellation);
        await database.StartAgainAsync(cancellation);
    }
}
