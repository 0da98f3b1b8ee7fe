using System.Diagnostics;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>A hub in a process of its own, as operators run it, so that it can be killed.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly List<string> log = [];

    private HubProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it wrote to standard error, for the message of a failed test.</summary>
    public string Log
    {
        get
        {
            lock (log)
            {
                return string.Join('\n', log);
            }
        }
    }

    /// <summary>The most memory the process ever had resident, in bytes.</summary>
    public long PeakMemory() => 1024 * long.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Started and ready.</summary>
    /// <param name="data">Shared by instances that share a database: it holds the key file.</param>
    /// <param name="settings">By their environment names.</param>
    public static async Task<HubProcess> StartAsync(string data, string? database, RabbitMqSettings? broker, params IEnumerable<(string Name, string Value)> settings)
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "hub.dll"), "serve", "--data", data, "--listen", address.ToString().TrimEnd('/')])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["Hub__Database"] = database;
        start.Environment["Hub__Broker"] = broker?.Address;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var hub = new HubProcess(Process.Start(start)!, address);
        hub.process.ErrorDataReceived += (_, line) => hub.Keep(line.Data);
        hub.process.OutputDataReceived += (_, line) => hub.Keep(line.Data);
        hub.process.BeginErrorReadLine();
        hub.process.BeginOutputReadLine();
        try
        {
            await Condition.MetAsync("the hub is ready", StartLimit, hub.IsReadyAsync, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException late)
        {
            await hub.DisposeAsync();
            throw new InvalidOperationException($"The hub did not become ready.\n{hub.Log}", late);
        }

        return hub;
    }

    /// <summary>Waiting for what an ended hub would have done only hides why it ended.</summary>
    /// <exception cref="InvalidOperationException">It ended by itself; with the last of what it wrote.</exception>
    public void ThrowIfEnded()
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The hub ended by itself with {process.ExitCode}.\n{Log}");
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGTERM, as a supervisor stops it.</summary>
    /// <returns>What it ended with.</returns>
    /// <exception cref="TimeoutException">It did not end within <paramref name="limit"/>.</exception>
    public async Task<int> EndAsync(TimeSpan limit)
    {
        using var kill = Process.Start("/bin/kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(limit, TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The hub ended while it started.\n{Log}");
        }

        try
        {
            using var client = new HttpClient { BaseAddress = Address };
            using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (log)
        {
            log.Add(line ?? "");
        }
    }
}
