using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

public sealed class StoreKeyTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_hub_with_another_key_file_does_not_start_on_the_store(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await CheckAsync(hub, hub.Keys);

        await Assert.ThrowsAsync<ConfigurationFaultException>(() => CheckAsync(hub, AnotherRing()));
        await CheckAsync(hub, hub.Keys);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nor_does_it_on_a_store_that_has_concerns_and_was_never_checked(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");

        await Assert.ThrowsAsync<ConfigurationFaultException>(() => CheckAsync(hub, AnotherRing()));
    }

    [Fact]
    public async Task Of_two_that_start_at_once_with_different_key_files_one_at_the_most_starts()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        var rings = Enumerable.Range(0, 8).Select(_ => AnotherRing()).ToList();

        var failures = await Task.WhenAll(rings.Select(ring => Record.ExceptionAsync(() => CheckAsync(hub, ring)).AsTask()));

        Assert.Single(failures, failure => failure is null);
        Assert.Equal(7, failures.Count(failure => failure is ConfigurationFaultException));
        Assert.Single(await hub.RowsAsync<DataKeyRow>());
    }

    private static Task CheckAsync(RunningFlow hub, KeyRing ring) => StoreKey.CheckAsync(hub.Store, ring, TestContext.Current.CancellationToken);

    private static KeyRing AnotherRing()
    {
        using var folder = new TemporaryFolder();
        return KeyFile.OpenOrCreate(folder["keys.json"], RunningFlow.Start);
    }
}
