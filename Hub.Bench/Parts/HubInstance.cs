using SafeguardingHub.Sandbox;

namespace SafeguardingHub.Bench.Parts;

/// <summary>A hub in a process of its own, as operators run it; it does not outlive the bench.</summary>
internal sealed class HubInstance : IAsyncDisposable
{
    private const string LogFile = "hub.log";
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(45);

    private readonly SandboxFolder folder;
    private readonly KeptProcess process;

    private HubInstance(SandboxFolder folder, KeptProcess process, Uri address) => (this.folder, this.process, Address) = (folder, process, address);

    public Uri Address { get; }

    public bool HasEnded => process.HasExited;

    /// <summary>Of one that has ended: how, and the last lines that it wrote.</summary>
    public string LastWords => $"{(process.HasExited ? $"exit code {process.ExitCode}\n" : "")}{folder.Tail(LogFile)}";

    /// <param name="development">Made-up people can sign in to its console.</param>
    public static HubInstance Start(BenchParts parts, bool development = false)
    {
        var folder = new SandboxFolder("bench");
        var settings = new Dictionary<string, string> { ["Hub__Database"] = parts.Connection, ["Hub__Broker"] = parts.Broker.Address };
        if (development)
        {
            settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        }

        var address = new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}");
        return new HubInstance(folder, KeptProcess.Start(
            folder.Path, folder[LogFile], "KILL", settings,
            "dotnet", Path.Combine(AppContext.BaseDirectory, "hub.dll"), "serve", "--data", parts.Data, "--listen", address.GetLeftPart(UriPartial.Authority)), address);
    }

    /// <summary>An orderly stop, as a service manager asks for it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="TimeoutException">It did not end.</exception>
    public async Task<int> StopAsync(CancellationToken cancellation)
    {
        await process.EndAsync("TERM", StopLimit, cancellation);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await process.EndAsync("KILL", StopLimit);
        process.Dispose();
        folder.Dispose();
    }
}
