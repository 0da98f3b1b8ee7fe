using System.Security.Cryptography;
using System.Text.Json;

namespace SafeguardingHub.Security;

/// <summary>
/// The key ring on disk: made on the first run, readable by its owner only (mode 0600). Whoever has this file and the
/// database can read everything; whoever loses it can read nothing.
/// </summary>
public static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="KeyFileException">Others may read it, or it is not a key file.</exception>
    public static KeyRing OpenOrCreate(string path, DateTimeOffset now)
    {
        if (!File.Exists(path))
        {
            var first = KeyId(now);
            CreateIfAbsent(path, new Content(first, new() { [first] = NewKey() }, NewKey()));
        }

        return Open(path);
    }

    /// <summary>Adds a new wrapping key and makes it the current one; what older keys wrapped stays readable. A running hub sees it within a second.</summary>
    public static KeyRing Rotate(string path, DateTimeOffset now)
    {
        var content = Read(path);
        var id = KeyId(now);
        var rotated = content with { Current = id, Keys = new(content.Keys) { [id] = NewKey() } };
        var next = path + ".next";
        Write(next, rotated, FileMode.Create);
        File.Move(next, path, overwrite: true);
        return Open(path);
    }

    private static KeyRing Open(string path)
    {
        var file = new ChangedFile(path, TimeProvider.System);
        return new KeyRing(Convert.FromBase64String(Read(path).IndexKey), file, () =>
        {
            var content = Read(path);
            return new WrappingKeys(content.Current, content.Keys.ToDictionary(key => key.Key, key => Convert.FromBase64String(key.Value)));
        });
    }

    private static Content Read(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
        {
            throw new KeyFileException($"The key file {path} can be read by others. Fix: chmod 600 {path}");
        }

        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Json);
            return content is { Current: not null, Keys: not null, IndexKey: not null } && content.Keys.ContainsKey(content.Current)
                ? content
                : throw new KeyFileException($"The key file {path} lacks its current key.");
        }
        catch (JsonException broken)
        {
            throw new KeyFileException($"The key file {path} is not a key file.", broken);
        }
    }

    /// <summary>Two instances may start at once: the first to link its file into place wins, and both use it.</summary>
    private static void CreateIfAbsent(string path, Content content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var mine = $"{path}.{Guid.NewGuid():N}";
        Write(mine, content, FileMode.CreateNew);
        try
        {
            File.Move(mine, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(mine);
        }
    }

    private static void Write(string path, Content content, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, content, Json);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Never the same twice, whatever the clock says: a key whose id is given again is lost with all that it wrapped.</summary>
    private static string KeyId(DateTimeOffset now) => $"key-{now.UtcDateTime:yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(DataKey.Bytes));

    private sealed record Content(string Current, Dictionary<string, string> Keys, string IndexKey);
}

/// <summary>The key file is missing, unsafe or broken: the hub does not start.</summary>
public sealed class KeyFileException : Exception
{
    public KeyFileException(string message)
        : base(message)
    {
    }

    public KeyFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
