using System.Security.Cryptography;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Security;

public sealed class SealingTests : IDisposable
{
    /// <summary>The bytes from 0 to 31.</summary>
    private const string FixedKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static readonly byte[] Plain = "A sentence nobody else may read."u8.ToArray();
    private static readonly byte[] Long = [.. Enumerable.Repeat(Plain, 40).SelectMany(each => each)];
    private static readonly SealedPlace Place = new("concerns", Guid.Parse("00000000-0000-0000-0000-000000000007"), "content");

    private readonly TemporaryFolder folder = new();
    private readonly DataKey key = DataKey.Create(Guid.NewGuid());

    [Fact]
    public void What_is_sealed_opens_again_in_its_place() => Assert.Equal(Plain, key.Open(key.Seal(Plain, Place), Place));

    [Fact]
    public void The_same_sealed_twice_looks_different() => Assert.NotEqual(key.Seal(Plain, Place), key.Seal(Plain, Place));

    [Fact]
    public void What_is_long_and_repeats_itself_takes_less_room_and_opens_again()
    {
        var sealedBytes = key.Seal(Long, Place);

        Assert.True(sealedBytes.Length < Long.Length / 2, $"{sealedBytes.Length} bytes");
        Assert.Equal(Long, key.Open(sealedBytes, Place));
    }

    [Fact]
    public void What_does_not_get_smaller_is_sealed_as_it_is()
    {
        var noise = RandomNumberGenerator.GetBytes(5000);

        Assert.Equal(noise, key.Open(key.Seal(noise, Place), Place));
    }

    [Fact]
    public void What_was_sealed_before_anything_was_packed_still_opens() =>
        Assert.Equal(Long, key.Open(AesGcmEnvelope.Seal(key.Secret.ToArray(), Long, Place.AssociatedData(key.Id)), Place));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_does_not_open_when_any_bit_has_changed(bool packed)
    {
        var sealedBytes = key.Seal(packed ? Long : Plain, Place);
        foreach (var bit in Enumerable.Range(0, sealedBytes.Length * 8))
        {
            var changed = (byte[])sealedBytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => key.Open(changed, Place));
        }
    }

    [Fact]
    public void It_does_not_open_when_it_was_cut()
    {
        var sealedBytes = key.Seal(Plain, Place);
        foreach (var length in Enumerable.Range(0, sealedBytes.Length))
        {
            Assert.ThrowsAny<CryptographicException>(() => key.Open(sealedBytes.AsSpan(0, length), Place));
        }
    }

    [Fact]
    public void It_does_not_open_in_another_row_column_or_table()
    {
        var sealedBytes = key.Seal(Plain, Place);
        foreach (var elsewhere in new[] { Place with { Row = Guid.NewGuid() }, Place with { Column = "body" }, Place with { Table = "outbox" } })
        {
            Assert.ThrowsAny<CryptographicException>(() => key.Open(sealedBytes, elsewhere));
        }
    }

    [Fact]
    public void It_does_not_open_with_another_key() =>
        Assert.ThrowsAny<CryptographicException>(() => DataKey.Create(key.Id).Open(key.Seal(Plain, Place), Place));

    [Fact]
    public void A_wrapped_key_does_not_open_as_the_key_of_another_row_or_when_a_bit_has_changed()
    {
        var ring = KeyFile.OpenOrCreate(folder["keys.json"], TestData.RaisedAt);
        var wrapped = ring.Wrap(key);
        var changed = (byte[])wrapped.Bytes.Clone();
        changed[^1] ^= 1;

        Assert.Equal(Plain, ring.Unwrap(key.Id, wrapped).Open(key.Seal(Plain, Place), Place));
        Assert.ThrowsAny<CryptographicException>(() => ring.Unwrap(Guid.NewGuid(), wrapped));
        Assert.ThrowsAny<CryptographicException>(() => ring.Unwrap(key.Id, wrapped with { Bytes = changed }));
    }

    [Fact]
    public void A_blind_index_tells_equal_values_and_purposes_apart()
    {
        var ring = KeyFile.OpenOrCreate(folder["keys.json"], TestData.RaisedAt);
        Assert.Equal(ring.BlindIndex("case", "a"), ring.BlindIndex("case", "a"));
        Assert.NotEqual(ring.BlindIndex("case", "a"), ring.BlindIndex("case", "b"));
        Assert.NotEqual(ring.BlindIndex("case", "a"), ring.BlindIndex("message", "a"));
    }

    /// <summary>HMAC-SHA-256 of purpose, 0 and value, its first 16 bytes; reckoned by another program.</summary>
    [Fact]
    public void A_blind_index_is_what_earlier_versions_stored()
    {
        KeyFile.OpenOrCreate(folder["keys.json"], TestData.RaisedAt);
        File.WriteAllText(folder["keys.json"], $$"""{"current":"k","keys":{"k":"{{FixedKey}}"},"indexKey":"{{FixedKey}}"}""");
        Assert.Equal(Guid.Parse("673f7311-612a-40ec-3143-3d0213de8cae"), KeyFile.OpenOrCreate(folder["keys.json"], TestData.RaisedAt).BlindIndex("nhs-number", "9990000018"));
    }

    public void Dispose() => folder.Dispose();
}
