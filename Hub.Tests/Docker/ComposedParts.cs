using Npgsql;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Docker;

/// <summary>
/// Debian's broker and database, set up from the same files as the containers, with the secrets that the script makes. Only where
/// they listen differs.
/// </summary>
public sealed class ComposedParts : IAsyncLifetime
{
    private readonly ScratchFolder folder = new();
    private readonly int figures = LoopbackPorts.Free(1)[0];

    public PrivateBroker Broker { get; private set; } = null!;

    /// <summary>Where the broker tells Prometheus its figures.</summary>
    public Uri Figures => new($"http://127.0.0.1:{figures}/");

    /// <summary>Shared by all hubs, as the volume is.</summary>
    public string Data => Path.Combine(folder.Path, "data");

    /// <summary>What a hub finds under <c>/run/secrets</c>.</summary>
    public string HubSecrets => Path.Combine(folder.Path, "hub-secrets");

    public RabbitMqSettings PoliceAccount => Agency("police.northshire");

    private string Secrets => Path.Combine(folder.Path, "secrets");

    public async ValueTask InitializeAsync()
    {
        await Shell.RunAsync(Path.Combine(ComposeFile.Folder, "make-secrets"), Secrets);
        Broker = await StartBrokerAsync();
        Directory.CreateDirectory(HubSecrets);
    }

    /// <summary>Runs what the database's container runs when it is first set up.</summary>
    public async Task MakeDatabaseAsync(PrivateDatabase database)
    {
        var owner = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var (code, said) = await Shell.TryAsync(
            new Dictionary<string, string>
            {
                ["PGHOST"] = owner.Host!,
                ["PGPORT"] = $"{owner.Port}",
                ["POSTGRES_USER"] = owner.Username!,
                ["POSTGRES_DB"] = owner.Database!,
                ["DATABASE_PASSWORD_FILE"] = Path.Combine(Secrets, "database-password"),
            },
            Path.Combine(ComposeFile.Folder, "postgres/make-database"));
        Assert.True(code == 0, said);
        await GiveAsync("Hub__Database", "Host=database", $"Host={owner.Host};Port={owner.Port}");
        await GiveAsync("Hub__Broker", "broker:5672", $"127.0.0.1:{Broker.Settings.Port}");
        await GiveAsync("Hub__Management", "broker:15672", Broker.ManagementAddress.Authority);
    }

    /// <summary>As the agency was given it by <c>hub topology apply</c>.</summary>
    public RabbitMqSettings Agency(string agency) =>
        Broker.Settings with { User = agency, Password = File.ReadAllText(Path.Combine(Data, "broker-passwords", $"{agency}.password")).Trim() };

    public async ValueTask DisposeAsync()
    {
        if (Broker is not null)
        {
            await Broker.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task<PrivateBroker> StartBrokerAsync()
    {
        var definitions = Directory.CreateDirectory(Path.Combine(folder.Path, "definitions")).FullName;
        var mounts = ComposeFile.MountsOf("broker").ToDictionary(mount => mount.Target, mount => mount.Source);
        File.Copy(mounts["/etc/rabbitmq/definitions/10-topology.json"], Path.Combine(definitions, "10-topology.json"));
        File.Copy(Path.Combine(Secrets, "broker-users.json"), Path.Combine(definitions, "20-users.json"));
        var configuration = (await File.ReadAllTextAsync(mounts["/etc/rabbitmq/rabbitmq.conf"])).Replace("/etc/rabbitmq/definitions", definitions, StringComparison.Ordinal);
        var plugins = (await File.ReadAllTextAsync(mounts["/etc/rabbitmq/enabled_plugins"])).Trim('[', ']', '.', '\n').Split(',');
        return await PrivateBroker.StartAsync(
            new BrokerSetup($"{configuration}\nprometheus.tcp.ip = 127.0.0.1\nprometheus.tcp.port = {figures}", plugins, await AccountAsync("hub", "broker-password"), await AccountAsync("hub-management", "management-password")),
            TestContext.Current.CancellationToken);
    }

    private async Task<BrokerAccount> AccountAsync(string user, string secret) => new(user, (await File.ReadAllTextAsync(Path.Combine(Secrets, secret))).Trim());

    private async Task GiveAsync(string secret, string inside, string here)
    {
        var written = await File.ReadAllTextAsync(Path.Combine(Secrets, secret));
        Assert.Contains(inside, written, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(HubSecrets, secret), written.Replace(inside, here, StringComparison.Ordinal));
    }
}
