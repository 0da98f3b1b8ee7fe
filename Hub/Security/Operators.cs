using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafeguardingHub.Security;

/// <summary>
/// The people who may act on dead letters, each with a key of their own. One person has one name however many keys: two keys of one
/// person are not two people. Only hashes are kept (mode 0600).
/// </summary>
public sealed class Operators
{
    private const int KeyBytes = 32;
    private const int LongestName = 100;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private readonly string path;
    private readonly ChangedFile file;
    private IReadOnlyList<Entry> known;

    private Operators(string path, TimeProvider time) => (this.path, file, known) = (path, new ChangedFile(path, time), Read(path));

    public static string FileIn(string data) => Path.Combine(data, "operators.json");

    /// <summary>A file that is not there holds nobody; a change is seen within a second.</summary>
    public static Operators Open(string data, TimeProvider time) => new(FileIn(data), time);

    /// <summary>Two ways of writing one name are one person.</summary>
    /// <returns>Null when it is not a name.</returns>
    public static string? NameOf(string? written)
    {
        var name = string.Join(' ', (written ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length is 0 or > LongestName || name.Any(char.IsControl) ? null : name;
    }

    /// <summary>A key for a person, new or known; the rights replace those the person had.</summary>
    /// <returns>The key, which is kept nowhere.</returns>
    public static string Issue(string data, string name, OperatorRights rights)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        Change(FileIn(data), all => [.. all.Where(entry => entry.Name != name), new Entry(name, rights, [.. all.FirstOrDefault(entry => entry.Name == name)?.Hashes ?? [], HashOf(key)])]);
        return key;
    }

    /// <returns>False when there is nobody of that name.</returns>
    public static bool Remove(string data, string name) =>
        Change(FileIn(data), all => all.Any(entry => entry.Name == name) ? [.. all.Where(entry => entry.Name != name)] : null);

    public static IReadOnlyList<Operator> List(string data) => [.. Read(FileIn(data)).Select(entry => new Operator(entry.Name, entry.Rights)).OrderBy(each => each.Name, StringComparer.Ordinal)];

    /// <returns>Null when nobody has this key.</returns>
    public Operator? Find(string? key)
    {
        if (file.HasChanged())
        {
            Volatile.Write(ref known, Read(path));
        }

        var given = Encoding.ASCII.GetBytes(HashOf(key ?? ""));
        Operator? found = null;
        foreach (var entry in Volatile.Read(ref known))
        {
            foreach (var hash in entry.Hashes)
            {
                found = CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(hash)) ? new Operator(entry.Name, entry.Rights) : found;
            }
        }

        return found;
    }

    private static IReadOnlyList<Entry> Read(string path) => File.Exists(path) ? JsonSerializer.Deserialize<List<Entry>>(File.ReadAllText(path), Json) ?? [] : [];

    /// <summary>Two people may change it at once: nobody who was removed comes back, and no key that was handed out is forgotten.</summary>
    /// <param name="change">Null when there is nothing to change.</param>
    /// <returns>False then.</returns>
    private static bool Change(string path, Func<IReadOnlyList<Entry>, IReadOnlyList<Entry>?> change)
    {
        using var alone = SecretFile.Alone(path);
        if (change(Read(path)) is not { } changed)
        {
            return false;
        }

        SecretFile.Replace(path, JsonSerializer.Serialize(changed, Json));
        return true;
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private sealed record Entry(string Name, OperatorRights Rights, IReadOnlyList<string> Hashes);
}
