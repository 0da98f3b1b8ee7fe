using System.Text;
using RabbitMQ.Client.Exceptions;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Sandbox;

/// <summary>
/// Debian's RabbitMQ with the management plugin, on free loopback ports, with a port mapper, users and data of its own in a
/// temporary folder. Unless it is told otherwise, its user <c>hub</c> is an administrator and may impersonate, and <c>guest</c> has
/// the password <c>guest</c>.
/// </summary>
public sealed class PrivateBroker : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private const string NodeName = "sandbox@localhost";

    private readonly SandboxFolder folder = new("broker");
    private readonly int distributionPort;
    private readonly int portMapperPort;
    private readonly BrokerSetup setup;
    private KeptProcess? portMapper;
    private KeptProcess? node;

    private PrivateBroker(BrokerSetup setup)
    {
        this.setup = setup;
        var ports = LoopbackPorts.Free(4);
        (distributionPort, portMapperPort) = (ports[2], ports[3]);
        ManagementAddress = new Uri($"http://127.0.0.1:{ports[1]}/");
        Settings = new RabbitMqSettings { Host = "127.0.0.1", Port = (ushort)ports[0], User = setup.User.Name, Password = setup.User.Password };
    }

    /// <summary>The hub's user on the virtual host <c>/</c>.</summary>
    public RabbitMqSettings Settings { get; }

    public Uri ManagementAddress { get; }

    /// <summary>Ready when AMQP and the management interface both answer: about ten seconds.</summary>
    /// <exception cref="PartMissingException">RabbitMQ is not installed.</exception>
    public static Task<PrivateBroker> StartAsync(CancellationToken cancellation = default) => StartAsync(figures: true, cancellation);

    /// <param name="figures">Whether it gathers figures of every queue and channel for its management pages, which costs processor time.</param>
    /// <exception cref="PartMissingException">RabbitMQ is not installed.</exception>
    public static async Task<PrivateBroker> StartAsync(bool figures, CancellationToken cancellation = default)
    {
        var broker = await StartAsync(BrokerSetup.Usual(figures), cancellation);
        try
        {
            await broker.AllowGuestAsync(cancellation);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="PartMissingException">RabbitMQ is not installed.</exception>
    public static async Task<PrivateBroker> StartAsync(BrokerSetup setup, CancellationToken cancellation = default)
    {
        var broker = new PrivateBroker(setup);
        try
        {
            await broker.ConfigureAsync(cancellation);
            await broker.StartAgainAsync(cancellation);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <summary>After <see cref="StopAsync"/> or <see cref="KillAsync"/>: the same ports, users and messages.</summary>
    public async Task StartAgainAsync(CancellationToken cancellation = default)
    {
        var program = DebianPackage.Find("rabbitmq-server", "/usr/lib/rabbitmq/bin/rabbitmq-server");
        portMapper ??= KeptProcess.Start(folder.Path, folder["epmd.log"], "KILL", new Dictionary<string, string>(),
            DebianPackage.Find("erlang-base", "/usr/bin/epmd"), "-address", "127.0.0.1", "-port", $"{portMapperPort}");
        node?.Dispose();
        node = KeptProcess.Start(folder.Path, folder["out.log"], "KILL", Environment(), program, "-noinput");
        try
        {
            await Condition.MetAsync("the private broker answers", StartLimit, AnswersAsync, cancellation);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"RabbitMQ did not start: {folder.Tail("out.log")}", late);
        }
    }

    /// <summary>An orderly stop; the data stays for <see cref="StartAgainAsync"/>.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => node!.EndAsync("TERM", StopLimit, cancellation);

    /// <summary>
    /// As when the process is killed; the data stays for <see cref="StartAgainAsync"/>. Waits first until every queue is in the
    /// node's own register on disk, which it writes some three seconds after a queue is declared: killed before, RabbitMQ 3.10
    /// starts such a queue empty and without a leader (as in rabbitmq-server issues 10070 and 15725).
    /// </summary>
    public async Task KillAsync(CancellationToken cancellation = default)
    {
        await Condition.MetAsync("the broker's register of queues is on disk", StopLimit, AreQueuesOnDiskAsync, cancellation);
        await node!.EndAsync("KILL", StopLimit, cancellation);
    }

    /// <summary>Keeps its connections open and answers nobody, until <see cref="ResumeAsync"/>.</summary>
    public Task PauseAsync() => node!.SignalAsync("STOP");

    public Task ResumeAsync() => node!.SignalAsync("CONT");

    /// <summary>A client of the management interface as its administrator; the caller disposes it.</summary>
    public ManagementApi Management() => ManagementApi.Connect(ManagementAddress, setup.Administrator.Name, setup.Administrator.Password);

    /// <summary>A virtual host that the user <c>hub</c> may do anything in.</summary>
    public async Task<RabbitMqSettings> CreateVirtualHostAsync(string name, CancellationToken cancellation = default)
    {
        using var management = Management();
        await management.PutVirtualHostAsync(name, cancellation);
        await management.PutPermissionAsync(name, new UserPermission(Settings.User, ".*", ".*", ".*"), cancellation);
        return Settings with { VirtualHost = name };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in (KeptProcess?[])[node, portMapper])
        {
            if (process is not null)
            {
                await process.EndAsync("KILL", StopLimit);
                process.Dispose();
            }
        }

        folder.Dispose();
    }

    private async Task ConfigureAsync(CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(folder["plugins"], $"[{string.Join(',', setup.Plugins)}].\n", cancellation);
        await File.WriteAllTextAsync(folder["rabbitmq.conf"], $"""
            {setup.Configuration}
            listeners.tcp.default = 127.0.0.1:{Settings.Port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {ManagementAddress.Port}

            """, cancellation);
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["HOME"] = folder.Path,
        ["RABBITMQ_NODENAME"] = NodeName,
        ["RABBITMQ_MNESIA_BASE"] = folder["data"],
        ["RABBITMQ_LOG_BASE"] = folder["log"],
        ["RABBITMQ_CONFIG_FILE"] = folder["rabbitmq.conf"],
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = folder["plugins"],
        ["RABBITMQ_PID_FILE"] = folder["pid"],
        ["RABBITMQ_DIST_PORT"] = $"{distributionPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = $"{portMapperPort}",
        // The node itself listens on loopback only, and does not burn a core while it waits.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none",
        // The start script then becomes the node instead of staying its parent: signals reach the node.
        ["RABBITMQ_ALLOW_INPUT"] = "true",
    };

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        if (node!.HasExited)
        {
            throw new InvalidOperationException($"RabbitMQ ended while it started: {folder.Tail("out.log")}");
        }

        try
        {
            using var management = Management();
            await management.ReadVersionAsync(cancellation);
            await using var connection = await Settings.ConnectionFactory("sandbox").CreateConnectionAsync(cancellation);
            return true;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or BrokerUnreachableException or IOException)
        {
            return false;
        }
    }

    private async Task<bool> AreQueuesOnDiskAsync(CancellationToken cancellation)
    {
        using var management = Management();
        var queues = await management.ReadQueueNamesAsync(cancellation);
        var data = folder[$"data/{NodeName}/quorum/{NodeName}"];
        var names = await File.ReadAllBytesAsync(Path.Combine(data, "names.dets"), cancellation);
        var terms = await File.ReadAllBytesAsync(Path.Combine(data, "meta.dets"), cancellation);
        return queues.All(queue => Holds(names, $"{(queue.VirtualHost == "/" ? "%2F" : queue.VirtualHost)}_{queue.Name}"))
            && Directory.EnumerateDirectories(data).Select(Path.GetFileName).All(member => Holds(names, member!) && Holds(terms, member!));

        static bool Holds(byte[] register, string text) => register.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }

    private async Task AllowGuestAsync(CancellationToken cancellation)
    {
        using var management = Management();
        await management.PutUserAsync(new BrokerUser("guest", ""), "guest", cancellation);
        await management.PutPermissionAsync("/", new UserPermission("guest", ".*", ".*", ".*"), cancellation);
    }
}
