using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Security;

// File modes are Unix's.
[UnsupportedOSPlatform("windows")]
public sealed class KeyFileTests : IDisposable
{
    private const int Instances = 8;
    private const int Rounds = 100;

    private static readonly SealedPlace Place = new("concerns", Guid.Parse("00000000-0000-0000-0000-000000000007"), "content");
    private static readonly byte[] Plain = "A sentence."u8.ToArray();

    private readonly TemporaryFolder folder = new();

    private string KeysFile => folder["keys.json"];

    [Fact]
    public void It_is_made_for_its_owner_only()
    {
        KeyFile.OpenOrCreate(KeysFile, TestData.RaisedAt);
        Assert.All(Directory.GetFiles(folder.Path), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal([KeysFile, $"{KeysFile}.lock"], Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void It_is_refused_when_others_may_touch_it(UnixFileMode others)
    {
        KeyFile.OpenOrCreate(KeysFile, TestData.RaisedAt);
        File.SetUnixFileMode(KeysFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        Assert.Contains("chmod 600", Assert.Throws<KeyFileException>(() => KeyFile.OpenOrCreate(KeysFile, TestData.RaisedAt)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"current":"b","keys":{"a":"AAAA"},"indexKey":"AAAA"}""")]
    public void A_broken_file_is_refused_and_never_replaced(string content)
    {
        KeyFile.OpenOrCreate(KeysFile, TestData.RaisedAt);
        File.WriteAllText(KeysFile, content);
        Assert.Throws<KeyFileException>(() => KeyFile.OpenOrCreate(KeysFile, TestData.RaisedAt));
        Assert.Equal(content, File.ReadAllText(KeysFile));
    }

    /// <summary>Many times over: between looking and writing there are microseconds.</summary>
    [Fact]
    public async Task Instances_that_make_it_at_once_all_use_the_same()
    {
        foreach (var file in Enumerable.Range(0, Rounds).Select(round => folder[$"{round}/keys.json"]))
        {
            var rings = await AtOnce.AllAsync(Instances, _ => KeyFile.OpenOrCreate(file, TestData.RaisedAt));

            Assert.Single(rings.Select(ring => ring.CurrentKeyId).Distinct());
            Assert.Single(rings.Select(ring => ring.BlindIndex("test", "value")).Distinct());
        }
    }

    [Fact]
    public async Task Of_keys_that_are_added_at_once_none_is_lost()
    {
        KeyFile.OpenOrCreate(KeysFile, TestData.RaisedAt);

        var rings = await AtOnce.AllAsync(Instances, _ => KeyFile.Rotate(KeysFile, TestData.RaisedAt));

        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(KeysFile, TestContext.Current.CancellationToken));
        Assert.Equal(1 + Instances, file.RootElement.GetProperty("keys").EnumerateObject().Count());
        Assert.All(rings, ring => Assert.True(file.RootElement.GetProperty("keys").TryGetProperty(ring.CurrentKeyId, out var _)));
    }

    [Fact]
    public void After_rotation_old_data_stays_readable_and_new_data_uses_the_new_key()
    {
        var before = KeyFile.OpenOrCreate(KeysFile, TestData.RaisedAt);
        var old = DataKey.Create(Guid.NewGuid());
        var (wrapped, sealedBytes) = (before.Wrap(old), old.Seal(Plain, Place));

        // At the same moment by the clock: a second key must never replace the first.
        var after = KeyFile.Rotate(KeysFile, TestData.RaisedAt);

        Assert.NotEqual(before.CurrentKeyId, after.CurrentKeyId);
        Assert.Equal(Plain, after.Unwrap(old.Id, wrapped).Open(sealedBytes, Place));
        Assert.Equal(after.CurrentKeyId, after.Wrap(DataKey.Create(Guid.NewGuid())).WrappedBy);
        Assert.Equal(before.BlindIndex("test", "value"), after.BlindIndex("test", "value"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeysFile));
    }

    [Fact]
    public void Another_key_file_opens_nothing()
    {
        var mine = KeyFile.OpenOrCreate(KeysFile, TestData.RaisedAt);
        var other = KeyFile.OpenOrCreate(folder["other.json"], TestData.RaisedAt);
        var key = DataKey.Create(Guid.NewGuid());
        Assert.Throws<CryptographicException>(() => other.Unwrap(key.Id, mine.Wrap(key)));
        Assert.NotEqual(mine.BlindIndex("test", "value"), other.BlindIndex("test", "value"));
    }

    public void Dispose() => folder.Dispose();
}
