using System.Collections.Concurrent;
using System.Runtime.Versioning;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Security;

// File modes are Unix's.
[UnsupportedOSPlatform("windows")]
public sealed class ApiKeysTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void An_agency_proves_itself_with_its_own_key_and_no_other()
    {
        var keys = ApiKeys.OpenOrCreate(folder.Path, [Police, Charity]);
        var (police, charity) = (KeyOf(Police.ToString()), KeyOf(Charity.ToString()));

        Assert.True(keys.Proves(Police.ToString(), police));
        Assert.True(keys.Proves(Charity.ToString(), charity));
        Assert.False(keys.Proves(Police.ToString(), charity));
        Assert.False(keys.Proves(Police.ToString(), police + "x"));
        Assert.False(keys.Proves(Police.ToString(), ""));
        Assert.False(keys.Proves(Police.ToString(), null));
        Assert.False(keys.Proves("police.elsewhere", police));
        Assert.False(keys.Proves("police.elsewhere", null));
    }

    [Fact]
    public void Only_the_hash_is_kept_and_both_files_are_their_owners_only()
    {
        ApiKeys.OpenOrCreate(folder.Path, [Police]);
        var hashes = File.ReadAllText(folder["hashes.json"]);

        Assert.Contains(Police.ToString(), hashes, StringComparison.Ordinal);
        Assert.DoesNotContain(KeyOf(Police.ToString()), hashes, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(folder.Path), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void Keys_outlive_a_restart_and_the_deletion_of_the_file_that_was_handed_over()
    {
        ApiKeys.OpenOrCreate(folder.Path, [Police]);
        var police = KeyOf(Police.ToString());
        File.Delete(ApiKeys.FileOf(folder.Path, Police.ToString()));

        var again = ApiKeys.OpenOrCreate(folder.Path, [Police, Charity]);

        Assert.True(again.Proves(Police.ToString(), police));
        Assert.False(File.Exists(ApiKeys.FileOf(folder.Path, Police.ToString())));
        Assert.True(again.Proves(Charity.ToString(), KeyOf(Charity.ToString())));
    }

    [Fact]
    public void Instances_that_start_together_make_one_key_for_each_agency()
    {
        var opened = new ConcurrentBag<ApiKeys>();
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => opened.Add(ApiKeys.OpenOrCreate(folder.Path, [Police, Charity])));

        Assert.Equal(2, ApiKeys.List(folder.Path).Count);
        Assert.All(opened, keys => Assert.True(keys.Proves(Police.ToString(), KeyOf(Police.ToString())) && keys.Proves(Charity.ToString(), KeyOf(Charity.ToString()))));
    }

    public void Dispose() => folder.Dispose();

    private string KeyOf(string agency) => File.ReadAllText(ApiKeys.FileOf(folder.Path, agency)).Trim();
}
