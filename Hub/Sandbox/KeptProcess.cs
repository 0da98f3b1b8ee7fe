using System.Diagnostics;

namespace SafeguardingHub.Sandbox;

/// <summary>
/// A program that cannot outlive this one. A small shell keeps it: it passes on signals that it reads, by the program's own
/// process id, and when its input ends (this program stopped, or was killed) it kills the program and removes its folder.
/// </summary>
internal sealed class KeptProcess : IDisposable
{
    private const string Keeper = """
        folder=$1; log=$2; last=$3; shift 3
        exec 3<&0 2>>"$log"
        "$@" </dev/null 3<&- >>"$log" 2>&1 &
        child=$!
        {
            while read -r signal <&3; do kill -"$signal" "$child"; done
            : >"$folder/abandoned"
            kill -CONT "$child"; kill -"$last" "$child"
        } >/dev/null 2>&1 &
        watcher=$!
        wait "$child"; code=$?
        if [ -e "$folder/abandoned" ]; then rm -rf "$folder"; else kill "$watcher"; fi
        exit "$code"
        """;

    private readonly Process keeper;

    private KeptProcess(Process keeper) => this.keeper = keeper;

    public bool HasExited => keeper.HasExited;

    /// <summary>The program's own, once it has exited; 128 and the signal when a signal ended it.</summary>
    public int ExitCode => keeper.ExitCode;

    /// <param name="folder">Removed when this program ends without having stopped the kept one.</param>
    /// <param name="log">What the program writes is added to this file.</param>
    /// <param name="lastSignal">Sent when this program ends, such as <c>KILL</c>.</param>
    public static KeptProcess Start(string folder, string log, string lastSignal, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> command)
    {
        // A session of its own, so that Ctrl-C in a terminal reaches the hub first.
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Keeper, "keeper", folder, log, lastSignal, .. command])
        {
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new KeptProcess(Process.Start(start)!);
    }

    public async Task SignalAsync(string signal)
    {
        await keeper.StandardInput.WriteLineAsync(signal);
        await keeper.StandardInput.FlushAsync();
    }

    /// <exception cref="TimeoutException">It did not end within the limit.</exception>
    public async Task EndAsync(string signal, TimeSpan limit, CancellationToken cancellation = default)
    {
        if (keeper.HasExited)
        {
            return;
        }

        await SignalAsync(signal);
        await keeper.WaitForExitAsync(cancellation).WaitAsync(limit, cancellation);
    }

    internal void CloseInput() => keeper.StandardInput.Close();

    public void Dispose() => keeper.Dispose();
}
