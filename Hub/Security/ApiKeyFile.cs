using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafeguardingHub.Security;

/// <summary>The hashes of every agency's keys on disk (mode 0600), replaced as a whole so that a reader never meets half a file.</summary>
internal static class ApiKeyFile
{
    /// <summary>For keys from before a key had an id of its own.</summary>
    private const string FirstKeyId = "first";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan WaitForLock = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string In(string folder) => Path.Combine(folder, "hashes.json");

    /// <exception cref="JsonException">It is not such a file.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<ApiKey>> Read(string folder) => !File.Exists(In(folder))
        ? new Dictionary<string, IReadOnlyList<ApiKey>>()
        : JsonNode.Parse(File.ReadAllText(In(folder)))!.AsObject().ToDictionary(agency => agency.Key, agency => KeysIn(agency.Value!));

    /// <summary>Several processes may change the file: one after the other.</summary>
    public static void Change(string folder, Func<IReadOnlyDictionary<string, IReadOnlyList<ApiKey>>, IReadOnlyDictionary<string, IReadOnlyList<ApiKey>>> change)
    {
        using var mine = Lock(In(folder) + ".lock");
        var next = $"{In(folder)}.next";
        Write(next, JsonSerializer.Serialize(change(Read(folder)), Json), FileMode.Create);
        File.Move(next, In(folder), overwrite: true);
    }

    /// <param name="mode"><see cref="FileMode.CreateNew"/> for what must never be written over.</param>
    public static void Write(string path, string text, FileMode mode)
    {
        using var stream = Open(path, mode);
        stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
        stream.Flush(flushToDisk: true);
    }

    private static IReadOnlyList<ApiKey> KeysIn(JsonNode keys) => keys is JsonValue hash
        ? [new ApiKey(FirstKeyId, hash.GetValue<string>(), DateTimeOffset.UnixEpoch)]
        : keys.Deserialize<List<ApiKey>>(Json)!;

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    private static FileStream Lock(string path)
    {
        FileStream? held = null;
        return SpinWait.SpinUntil(() => (held = TryLock(path)) is not null, WaitForLock) ? held! : throw new IOException($"{path} is held by another process.");
    }

    private static FileStream? TryLock(string path)
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
}

/// <param name="Id">Names the key where the key itself must not stand.</param>
/// <param name="Hash">SHA-256 in hexadecimal. The key has 256 random bits, so no slow hash is needed.</param>
internal sealed record ApiKey(string Id, string Hash, DateTimeOffset IssuedAt);
