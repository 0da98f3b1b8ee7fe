using System.Diagnostics;

namespace SafeguardingHub.Sandbox;

/// <summary>A temporary folder of a part's own, removed with it.</summary>
internal sealed class SandboxFolder : IDisposable
{
    // Others may pass through, not look: the database runs as another user when this program is root.
    private const UnixFileMode PassThrough = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public SandboxFolder(string part)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The sandbox runs Debian's own programs.");
        }

        Path = Directory.CreateTempSubdirectory($"safeguarding-hub-{part}-").FullName;
        File.SetUnixFileMode(Path, PassThrough);
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>A folder inside this one that only its owner may look into.</summary>
    public string CreatePrivate(string name) => OperatingSystem.IsWindows()
        ? throw new PlatformNotSupportedException()
        : Directory.CreateDirectory(this[name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

    /// <summary>Runs a command that has to succeed, such as one that prepares the folder.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public async Task RunAsync(IEnumerable<string> command, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(command.First(), command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command.First()} ended with {process.ExitCode}: {string.Concat(said)}");
        }
    }

    /// <summary>The last lines of a file, for the text of an error.</summary>
    public string Tail(string name) => File.Exists(this[name]) ? string.Join('\n', File.ReadLines(this[name]).TakeLast(15)) : "";

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Its keeper was first.
        }
    }
}
