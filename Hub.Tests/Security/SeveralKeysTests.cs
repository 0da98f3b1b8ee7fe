using Microsoft.Extensions.Time.Testing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Tests.Security;

/// <summary>An agency changes over from one key to the next without an hour in which neither works.</summary>
public sealed class SeveralKeysTests : IDisposable
{
    private static readonly AgencyId Police = AgencyId.Parse("police.northshire");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hub-keys-");
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_running_hub_sees_a_new_key_and_a_retired_one_within_a_second_and_looks_no_more_often()
    {
        var keys = ApiKeys.OpenOrCreate(folder.FullName, [Police], time);
        var first = File.ReadAllText(ApiKeys.FileOf(folder.FullName, Police.ToString())).Trim();

        var (id, file) = ApiKeys.Issue(folder.FullName, Police, TestData.RaisedAt);
        var second = File.ReadAllText(file).Trim();
        Assert.False(keys.Proves(Police.ToString(), second));
        time.Advance(Second);
        Assert.True(keys.Proves(Police.ToString(), second));
        Assert.True(keys.Proves(Police.ToString(), first));

        Assert.True(ApiKeys.Retire(folder.FullName, Police, id));
        Assert.True(keys.Proves(Police.ToString(), second));
        time.Advance(Second);
        Assert.False(keys.Proves(Police.ToString(), second));
        Assert.True(keys.Proves(Police.ToString(), first));
    }

    [Fact]
    public void A_file_broken_by_hand_locks_nobody_out()
    {
        var keys = ApiKeys.OpenOrCreate(folder.FullName, [Police], time);
        var first = File.ReadAllText(ApiKeys.FileOf(folder.FullName, Police.ToString())).Trim();

        File.WriteAllText(Path.Combine(folder.FullName, "hashes.json"), "{ broken");
        time.Advance(Second);

        Assert.True(keys.Proves(Police.ToString(), first));
    }

    [Fact]
    public void An_agency_whose_last_key_was_retired_gets_no_new_one_unasked()
    {
        ApiKeys.OpenOrCreate(folder.FullName, [Police], time);
        Assert.True(ApiKeys.Retire(folder.FullName, Police, Assert.Single(ApiKeys.List(folder.FullName)).Id));

        ApiKeys.OpenOrCreate(folder.FullName, [Police], time);

        Assert.Empty(ApiKeys.List(folder.FullName));
    }

    [Fact]
    public void Keys_from_before_a_key_had_an_id_are_still_good()
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("old"u8));
        File.WriteAllText(Path.Combine(folder.FullName, "hashes.json"), $"{{\"{Police}\":\"{hash}\"}}");

        var keys = ApiKeys.OpenOrCreate(folder.FullName, [Police], time);

        Assert.True(keys.Proves(Police.ToString(), "old"));
        Assert.Equal("first", Assert.Single(ApiKeys.List(folder.FullName)).Id);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
