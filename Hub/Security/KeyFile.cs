using System.Security.Cryptography;
using System.Text.Json;

namespace SafeguardingHub.Security;

/// <summary>
/// The key ring on disk: made on the first run, readable by its owner only (mode 0600). Whoever has this file and the
/// database can read everything; whoever loses it can read nothing.
/// </summary>
public static class KeyFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="KeyFileException">Others may read it, or it is not a key file.</exception>
    public static KeyRing OpenOrCreate(string path, DateTimeOffset now)
    {
        if (!File.Exists(path))
        {
            Create(path, now);
        }

        return Open(path);
    }

    /// <summary>Adds a new wrapping key and makes it the current one; what older keys wrapped stays readable. A running hub sees it within a second.</summary>
    public static KeyRing Rotate(string path, DateTimeOffset now)
    {
        using (SecretFile.Alone(path))
        {
            var content = Read(path);
            var id = KeyId(now);
            Write(path, content with { Current = id, Keys = new(content.Keys) { [id] = NewKey() } });
        }

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
        if (SecretFile.IsOpenToOthers(path))
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

    /// <summary>Instances that start at once would each make one, and what the losers had wrapped would be lost: it is looked again once the file is ours.</summary>
    private static void Create(string path, DateTimeOffset now)
    {
        using var alone = SecretFile.Alone(path);
        if (!File.Exists(path))
        {
            var first = KeyId(now);
            Write(path, new Content(first, new() { [first] = NewKey() }, NewKey()));
        }
    }

    private static void Write(string path, Content content) => SecretFile.Replace(path, JsonSerializer.Serialize(content, Json));

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
