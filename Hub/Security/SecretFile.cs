using System.Text;

namespace SafeguardingHub.Security;

/// <summary>A file that only its owner may read (mode 0600), and that several threads and processes may make or change at once.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan WaitForOthers = TimeSpan.FromSeconds(10);

    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0;

    /// <summary>
    /// Whoever makes or changes the file looks at it, decides and writes until this is disposed of: one after the other. Moving a file
    /// into place without overwriting is not enough: on Unix the runtime looks, and then overwrites what came in between.
    /// </summary>
    /// <param name="path">Need not be there; its folder is made. What holds it is a file beside it, which stays.</param>
    /// <exception cref="IOException">Others held it for ten seconds, or nothing can be written there.</exception>
    public static IDisposable Alone(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        FileStream? held = null;
        return SpinWait.SpinUntil(() => (held = TryHold($"{path}.lock")) is not null, WaitForOthers) ? held! : Open($"{path}.lock", FileMode.OpenOrCreate);
    }

    /// <summary>A reader meets the old file or the new one, never half of one. For whoever is <see cref="Alone"/>.</summary>
    public static void Replace(string path, string text)
    {
        Write($"{path}.next", text, FileMode.Create);
        File.Move($"{path}.next", path, overwrite: true);
    }

    /// <param name="mode"><see cref="FileMode.CreateNew"/> for what must never be written over.</param>
    public static void Write(string path, string text, FileMode mode)
    {
        using var stream = Open(path, mode);
        stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
        stream.Flush(flushToDisk: true);
    }

    private static FileStream? TryHold(string path)
    {
        try
        {
            return Open(path, FileMode.OpenOrCreate);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }
}
