using System.Net.Sockets;
using Npgsql;

namespace SafeguardingHub.Sandbox;

/// <summary>
/// Debian's PostgreSQL in a temporary folder, on a free loopback port and a socket in that folder, with its durability
/// settings as they come (fsync and synchronous commit on). Runs as the user <c>postgres</c> when this program is root.
/// </summary>
public sealed class PrivateDatabase : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly SandboxFolder folder = new("database");
    private readonly int port = LoopbackPorts.Free(1)[0];
    private KeptProcess? server;

    private PrivateDatabase()
    {
    }

    /// <summary>The database <c>postgres</c> as its superuser, over loopback.</summary>
    public string ConnectionString => ConnectionStringFor("postgres");

    /// <summary>Holds the socket: connects without the network, as <c>Host=…</c>.</summary>
    public string SocketFolder => folder["run"];

    /// <exception cref="PartMissingException">PostgreSQL is not installed.</exception>
    public static async Task<PrivateDatabase> StartAsync(CancellationToken cancellation = default)
    {
        var database = new PrivateDatabase();
        try
        {
            await database.InitialiseAsync(cancellation);
            await database.StartAgainAsync(cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>After <see cref="StopAsync"/> or <see cref="KillAsync"/>: the same port and data.</summary>
    public async Task StartAgainAsync(CancellationToken cancellation = default)
    {
        server?.Dispose();
        server = KeptProcess.Start(folder.Path, folder["out.log"], "QUIT", new Dictionary<string, string>(),
            [.. AsPostgres(), Program("postgres"), "-D", folder["data"], "-p", $"{port}", "-k", SocketFolder, "-c", "listen_addresses=127.0.0.1"]);
        try
        {
            await Condition.MetAsync("the private database answers", StartLimit, AnswersAsync, cancellation);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {folder.Tail("out.log")}", late);
        }
    }

    /// <summary>Ends every connection and stops; the data stays for <see cref="StartAgainAsync"/>.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => server!.EndAsync("INT", StopLimit, cancellation);

    /// <summary>Stops at once without writing anything more; the next start recovers from the log.</summary>
    public Task KillAsync(CancellationToken cancellation = default) => server!.EndAsync("QUIT", StopLimit, cancellation);

    /// <param name="name">Lower case letters, digits and underscores.</param>
    /// <returns>The new database's connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellation = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var create = new NpgsqlCommand($"create database {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
        return ConnectionStringFor(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.EndAsync("QUIT", StopLimit);
            server.Dispose();
        }

        folder.Dispose();
    }

    private static string Program(string name) =>
        DebianPackage.Find("postgresql", Directory.Exists("/usr/lib/postgresql") ? Versions().Select(version => Path.Combine(version, "bin", name)) : []);

    private static IEnumerable<string> Versions() => Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0);

    // PostgreSQL refuses to run as root.
    private static string[] AsPostgres() => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];

    private string ConnectionStringFor(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database}";

    private async Task InitialiseAsync(CancellationToken cancellation)
    {
        var initdb = Program("initdb");
        foreach (var own in (string[])["data", "run"])
        {
            folder.CreatePrivate(own);
            if (Environment.IsPrivilegedProcess)
            {
                await folder.RunAsync(["chown", "postgres:postgres", folder[own]], cancellation);
            }
        }

        await folder.RunAsync([.. AsPostgres(), initdb, "-D", folder["data"], "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-instructions"], cancellation);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        if (server!.HasExited)
        {
            throw new InvalidOperationException($"PostgreSQL ended while it started: {folder.Tail("out.log")}");
        }

        try
        {
            await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (Exception notYet) when (notYet is NpgsqlException or SocketException)
        {
            return false;
        }
    }
}
