using System.Diagnostics;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>One run of the hub's command line, in a process of its own.</summary>
/// <param name="Output">Standard output: data.</param>
/// <param name="Words">Standard error: words.</param>
internal sealed record HubCommand(int ExitCode, string Output, string Words)
{
    /// <summary>Far beyond what any command takes: one that goes on is ended.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public string LastLine => Output.TrimEnd().Split('\n')[^1];

    public static Task<HubCommand> RunAsync(params string[] arguments) => RunAsAsync(null, arguments);

    /// <param name="operatorKey">Of the person at the command line; null for nobody.</param>
    public static Task<HubCommand> RunAsAsync(string? operatorKey, params string[] arguments) => RunWithAsync([("Hub__OperatorKey", operatorKey)], arguments);

    /// <param name="settings">By their environment names; null for none.</param>
    public static async Task<HubCommand> RunWithAsync(IEnumerable<(string Name, string? Value)> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "hub.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryFiles.Root,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var words = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
            return new HubCommand(process.ExitCode, await output, await words);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
