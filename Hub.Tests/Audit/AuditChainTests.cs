using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Audit;

public sealed class AuditChainTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_chain_holds_as_it_is_stored(DatabaseKind database)
    {
        await using var hub = await RunAsync(database);
        var chains = await ChainsAsync(hub);

        Assert.Contains(chains, chain => chain.Count > 2);
        Assert.Contains(chains.SelectMany(chain => chain), row => row.Action.StartsWith("delivered-", StringComparison.Ordinal));
        Assert.All(chains, chain => Assert.Null(AuditChain.FirstBroken(chain)));
    }

    /// <summary>SHA-256 of the hash before and each part, its length in UTF-8 bytes before it; reckoned by another program.</summary>
    [Fact]
    public void An_entry_hashes_as_earlier_versions_stored_it()
    {
        var chain = new AuditChain(Guid.Parse("0197a5c0-0000-7000-8000-000000000001"));
        var at = new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

        var first = chain.Append(at, "hub", "recorded", "NC-0001");
        var second = chain.Append(at, "hub", "delivered-referral", "NC-0001", "charity.harbour – naïve");

        Assert.Equal("EE39C6778134C0FC1D8509707CB0D604774CC59F2E9B3B053683338342FFB126", Convert.ToHexString(first.Hash));
        Assert.Equal("3C3D5454CEB035760883DDCB1AE72242D77DE60096A65B4DC65DDA6A37A6C59E", Convert.ToHexString(second.Hash));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_changed_entry_is_found(DatabaseKind database)
    {
        await using var hub = await RunAsync(database);
        foreach (var column in new[] { "actor", "action", "subject", "detail" })
        {
            await hub.ExecuteAsync($"UPDATE audit SET {column} = {column} || 'x' WHERE sequence = 2");
            Assert.All(await LongChainsAsync(hub), chain => Assert.Equal(2, AuditChain.FirstBroken(chain)));
            await hub.ExecuteAsync($"UPDATE audit SET {column} = substr({column}, 1, length({column}) - 1) WHERE sequence = 2");
            Assert.All(await LongChainsAsync(hub), chain => Assert.Null(AuditChain.FirstBroken(chain)));
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_changed_time_is_found(DatabaseKind database)
    {
        await using var hub = await RunAsync(database);
        await hub.ExecuteAsync(database == DatabaseKind.Sqlite ? "UPDATE audit SET at = at + 10 WHERE sequence = 2" : "UPDATE audit SET at = at + interval '1 microsecond' WHERE sequence = 2");
        Assert.All(await LongChainsAsync(hub), chain => Assert.Equal(2, AuditChain.FirstBroken(chain)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_deleted_entry_is_found(DatabaseKind database)
    {
        await using var hub = await RunAsync(database);
        await hub.ExecuteAsync("DELETE FROM audit WHERE sequence = 2");
        Assert.All(await LongChainsAsync(hub), chain => Assert.Equal(2, AuditChain.FirstBroken(chain)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Entries_that_changed_places_are_found(DatabaseKind database)
    {
        await using var hub = await RunAsync(database);
        await hub.ExecuteAsync("UPDATE audit SET sequence = -1 WHERE sequence = 2");
        await hub.ExecuteAsync("UPDATE audit SET sequence = 2 WHERE sequence = 3");
        await hub.ExecuteAsync("UPDATE audit SET sequence = 3 WHERE sequence = -1");
        Assert.All(await LongChainsAsync(hub), chain => Assert.Equal(2, AuditChain.FirstBroken(chain)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_chain_still_holds_after_marking_what_was_sent_has_failed(DatabaseKind database)
    {
        await using var hub = await RunAsync(database);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-low-risk"), "m-2");
        await hub.ExecuteAsync(database == DatabaseKind.Sqlite
            ? "CREATE TRIGGER refuse BEFORE INSERT ON timeline BEGIN SELECT RAISE(ABORT, 'refused'); END"
            : "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END'; CREATE TRIGGER refuse BEFORE INSERT ON timeline EXECUTE FUNCTION refuse()");
        await Assert.ThrowsAnyAsync<DbUpdateException>(hub.RelayAsync);
        await hub.ExecuteAsync(database == DatabaseKind.Sqlite ? "DROP TRIGGER refuse" : "DROP TRIGGER refuse ON timeline");
        hub.Time.Advance(TimeSpan.FromMinutes(1));
        await hub.RelayAsync();

        Assert.All(await hub.RowsAsync<OutboxRow>(), row => Assert.NotNull(row.SentAt));
        Assert.All(await ChainsAsync(hub), chain => Assert.Null(AuditChain.FirstBroken(chain)));
    }

    private async Task<RunningFlow> RunAsync(DatabaseKind database)
    {
        var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        await hub.SendAsync(Police, "concern", PoliceExample("invalid/concern-cut-off"), "m-3");
        await hub.RelayAsync();
        return hub;
    }

    private static async Task<List<List<AuditRow>>> ChainsAsync(RunningFlow hub) =>
        [.. (await hub.RowsAsync<AuditRow>()).GroupBy(row => row.Chain).Select(chain => chain.OrderBy(row => row.Sequence).ToList())];

    private static async Task<List<List<AuditRow>>> LongChainsAsync(RunningFlow hub)
    {
        var chains = (await ChainsAsync(hub)).Where(chain => chain.Count > 2).ToList();
        Assert.NotEmpty(chains);
        return chains;
    }
}
