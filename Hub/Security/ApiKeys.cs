using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Security;

/// <summary>
/// The keys with which agencies prove themselves over HTTP. Only hashes are kept for checking; a new key is written once to a
/// file of its own (mode 0600), to be handed to the agency and deleted.
/// </summary>
public sealed class ApiKeys
{
    private const int KeyBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Dictionary<string, byte[]> hashes;

    private ApiKeys(Dictionary<string, byte[]> hashes) => this.hashes = hashes;

    /// <summary>Makes keys for agencies that have none yet.</summary>
    /// <param name="folder">Holds <c>hashes.json</c> and, for new keys, <c>&lt;agency-id&gt;.key</c>.</param>
    public static ApiKeys OpenOrCreate(string folder, IEnumerable<AgencyId> agencies)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "hashes.json");
        var stored = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [] : [];
        var hashes = stored.ToDictionary(entry => entry.Key, entry => Convert.FromHexString(entry.Value));
        var missing = agencies.Select(agency => agency.ToString()).Where(agency => !hashes.ContainsKey(agency)).ToList();
        foreach (var agency in missing)
        {
            var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
            Write(FileOf(folder, agency), key);
            hashes[agency] = HashOf(key);
        }

        if (missing.Count > 0)
        {
            Write(file, JsonSerializer.Serialize(hashes.ToDictionary(entry => entry.Key, entry => Convert.ToHexStringLower(entry.Value))));
        }

        return new ApiKeys(hashes);
    }

    /// <summary>Where a new agency's key is written.</summary>
    public static string FileOf(string folder, string agency) => Path.Combine(folder, $"{agency}.key");

    /// <summary>Takes the same time whether the agency is unknown, the key is wrong or it is right.</summary>
    public bool Proves(string agency, string? key)
    {
        var given = HashOf(key ?? "");
        var expected = hashes.GetValueOrDefault(agency) ?? new byte[SHA256.HashSizeInBytes];
        return CryptographicOperations.FixedTimeEquals(given, expected);
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(path, options);
        stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
