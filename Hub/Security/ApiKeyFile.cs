using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafeguardingHub.Security;

/// <summary>The hashes of every agency's keys on disk (mode 0600).</summary>
internal static class ApiKeyFile
{
    /// <summary>For keys from before a key had an id of its own.</summary>
    private const string FirstKeyId = "first";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string In(string folder) => Path.Combine(folder, "hashes.json");

    /// <exception cref="JsonException">It is not such a file.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<ApiKey>> Read(string folder) => !File.Exists(In(folder))
        ? new Dictionary<string, IReadOnlyList<ApiKey>>()
        : JsonNode.Parse(File.ReadAllText(In(folder)))!.AsObject().ToDictionary(agency => agency.Key, agency => KeysIn(agency.Value!));

    /// <summary>Several processes may change the file: one after the other.</summary>
    public static void Change(string folder, Func<IReadOnlyDictionary<string, IReadOnlyList<ApiKey>>, IReadOnlyDictionary<string, IReadOnlyList<ApiKey>>> change)
    {
        using var alone = SecretFile.Alone(In(folder));
        SecretFile.Replace(In(folder), JsonSerializer.Serialize(change(Read(folder)), Json));
    }

    private static IReadOnlyList<ApiKey> KeysIn(JsonNode keys) => keys is JsonValue hash
        ? [new ApiKey(FirstKeyId, hash.GetValue<string>(), DateTimeOffset.UnixEpoch)]
        : keys.Deserialize<List<ApiKey>>(Json)!;
}

/// <param name="Id">Names the key where the key itself must not stand.</param>
/// <param name="Hash">SHA-256 in hexadecimal. The key has 256 random bits, so no slow hash is needed.</param>
internal sealed record ApiKey(string Id, string Hash, DateTimeOffset IssuedAt);
