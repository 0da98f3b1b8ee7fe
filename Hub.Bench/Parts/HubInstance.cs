using System.Diagnostics;
using SafeguardingHub.Sandbox;

namespace SafeguardingHub.Bench.Parts;

/// <summary>A hub in a process of its own, as operators run it.</summary>
internal sealed class HubInstance : IAsyncDisposable
{
    private const int LinesKept = 20;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(45);

    private readonly Process process;
    private readonly Queue<string> log = [];

    private HubInstance(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>Only of one that has ended; 128 and the signal when a signal ended it.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>The last lines that it wrote.</summary>
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

    public static HubInstance Start(BenchParts parts)
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "hub.dll"), "serve", "--data", parts.Data, "--listen", $"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}"];
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["Hub__Database"] = parts.Connection;
        start.Environment["Hub__Broker"] = parts.Broker.Address;
        var hub = new HubInstance(Process.Start(start)!);
        hub.process.ErrorDataReceived += (_, line) => hub.Keep(line.Data);
        hub.process.OutputDataReceived += (_, line) => hub.Keep(line.Data);
        hub.process.BeginErrorReadLine();
        hub.process.BeginOutputReadLine();
        return hub;
    }

    /// <summary>An orderly stop, as a service manager asks for it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="TimeoutException">It did not end.</exception>
    public async Task<int> StopAsync(CancellationToken cancellation)
    {
        if (!process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await terminate.WaitForExitAsync(cancellation);
            await process.WaitForExitAsync(cancellation).WaitAsync(StopLimit, cancellation);
        }

        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (log)
        {
            log.Enqueue(line ?? "");
            if (log.Count > LinesKept)
            {
                log.Dequeue();
            }
        }
    }
}
