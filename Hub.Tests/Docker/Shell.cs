using System.Diagnostics;

namespace SafeguardingHub.Tests.Docker;

/// <summary>A program that has to succeed.</summary>
internal static class Shell
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <returns>Standard output.</returns>
    public static async Task<string> RunAsync(params string[] command)
    {
        var (code, said) = await TryAsync(command);
        Assert.True(code == 0, $"{string.Join(' ', command)} ended with {code}:\n{said}");
        return said;
    }

    /// <returns>Standard output and standard error together, in no order between them.</returns>
    public static Task<(int Code, string Said)> TryAsync(params string[] command) => TryAsync([], command);

    public static async Task<(int Code, string Said)> TryAsync(Dictionary<string, string> environment, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryFiles.Root };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(Limit);
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(stop.Token), process.StandardError.ReadToEndAsync(stop.Token));
        await process.WaitForExitAsync(stop.Token);
        return (process.ExitCode, string.Concat(said));
    }
}
