using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Security;

/// <summary>
/// The keys with which agencies prove themselves over HTTP. Only hashes are kept for checking; a new key is written once to a
/// file of its own (mode 0600), to be handed to the agency and deleted. An agency may have several: a new one is issued beside
/// the old, which is retired when the agency has changed over.
/// </summary>
public sealed class ApiKeys
{
    private const int KeyBytes = 32;

    private readonly string folder;
    private readonly ChangedFile file;
    private IReadOnlyDictionary<string, IReadOnlyList<byte[]>> hashes;

    private ApiKeys(string folder, TimeProvider time)
    {
        this.folder = folder;
        file = new ChangedFile(ApiKeyFile.In(folder), time);
        hashes = Hashes(folder);
    }

    /// <summary>Makes keys for agencies that never had one. A change of the file is seen within a second.</summary>
    /// <param name="folder">Holds <c>hashes.json</c> and, for new keys, <c>&lt;agency-id&gt;.key</c>.</param>
    public static ApiKeys OpenOrCreate(string folder, IEnumerable<AgencyId> agencies, TimeProvider? time = null)
    {
        Directory.CreateDirectory(folder);
        var wanted = agencies.Select(agency => agency.ToString()).ToList();
        if (!wanted.TrueForAll(ApiKeyFile.Read(folder).ContainsKey))
        {
            ApiKeyFile.Change(folder, all => WithFirstKeys(folder, all, wanted, (time ?? TimeProvider.System).GetUtcNow()));
        }

        return new ApiKeys(folder, time ?? TimeProvider.System);
    }

    /// <summary>Instances that start together would each make one: it is looked again once the file is ours.</summary>
    private static Dictionary<string, IReadOnlyList<ApiKey>> WithFirstKeys(string folder, IReadOnlyDictionary<string, IReadOnlyList<ApiKey>> all, IEnumerable<string> wanted, DateTimeOffset now)
    {
        var known = new Dictionary<string, IReadOnlyList<ApiKey>>(all);
        foreach (var agency in wanted.Where(agency => !known.ContainsKey(agency)))
        {
            known[agency] = [Make(NewId(now), FileOf(folder, agency), FileMode.Create, now)];
        }

        return known;
    }

    /// <summary>Where the first key of an agency is written.</summary>
    public static string FileOf(string folder, string agency) => Path.Combine(folder, $"{agency}.key");

    /// <summary>A new key beside those the agency has.</summary>
    /// <returns>The key's id, and the file that holds the key.</returns>
    public static (string Id, string File) Issue(string folder, AgencyId agency, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var id = NewId(now);
        var written = Path.Combine(folder, $"{agency}.{id}.key");
        var added = Make(id, written, FileMode.CreateNew, now);
        ApiKeyFile.Change(folder, all => new Dictionary<string, IReadOnlyList<ApiKey>>(all) { [agency.ToString()] = [.. all.GetValueOrDefault(agency.ToString()) ?? [], added] });
        return (id, written);
    }

    public static IReadOnlyList<IssuedKey> List(string folder) =>
        [.. ApiKeyFile.Read(folder).SelectMany(agency => agency.Value.Select(key => new IssuedKey(agency.Key, key.Id, key.IssuedAt))).OrderBy(key => key.Agency, StringComparer.Ordinal).ThenBy(key => key.IssuedAt)];

    /// <summary>The keys that an agency has now.</summary>
    public IReadOnlyList<IssuedKey> KeysOf(AgencyId agency) => [.. List(folder).Where(key => key.Agency == agency.ToString())];

    /// <returns>False when the agency has no such key.</returns>
    public static bool Retire(string folder, AgencyId agency, string id)
    {
        if (!List(folder).Any(key => key.Agency == agency.ToString() && key.Id == id))
        {
            return false;
        }

        ApiKeyFile.Change(folder, all => new Dictionary<string, IReadOnlyList<ApiKey>>(all) { [agency.ToString()] = [.. all[agency.ToString()].Where(key => key.Id != id)] });
        return true;
    }

    /// <summary>Compares with every key of the agency, whichever fits; with one that nobody has when the agency is unknown.</summary>
    public bool Proves(string agency, string? key)
    {
        if (file.HasChanged())
        {
            Reload();
        }

        var given = HashOf(key ?? "");
        var proven = false;
        foreach (var expected in Volatile.Read(ref hashes).GetValueOrDefault(agency) ?? [new byte[SHA256.HashSizeInBytes]])
        {
            proven |= CryptographicOperations.FixedTimeEquals(given, expected);
        }

        return proven;
    }

    private static string NewId(DateTimeOffset now) => $"{now.UtcDateTime:yyyyMMdd}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";

    /// <summary>Writes the key to a file of its own; only its hash is to be kept.</summary>
    private static ApiKey Make(string id, string file, FileMode mode, DateTimeOffset now)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        SecretFile.Write(file, key, mode);
        return new ApiKey(id, Convert.ToHexStringLower(HashOf(key)), now);
    }

    /// <summary>A file that cannot be read leaves the keys as they were: a slip of an operator's must not lock every agency out.</summary>
    private void Reload()
    {
        try
        {
            Volatile.Write(ref hashes, Hashes(folder));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            return;
        }
    }

    private static Dictionary<string, IReadOnlyList<byte[]>> Hashes(string folder) =>
        ApiKeyFile.Read(folder).ToDictionary(agency => agency.Key, IReadOnlyList<byte[]> (agency) => [.. agency.Value.Select(key => Convert.FromHexString(key.Hash))]);

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>A key that is valid, without the key.</summary>
public sealed record IssuedKey(string Agency, string Id, DateTimeOffset IssuedAt);
