using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>A store from before dead letters had groups.</summary>
public sealed class EarlierStoreTests(DatabaseFixture databases)
{
    private const string Before = "Chases";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Its_dead_letters_are_kept_and_shown(DatabaseKind database)
    {
        using var folder = new TemporaryFolder();
        IHubStore store = database == DatabaseKind.Sqlite ? new SqliteStore(folder["hub.db"]) : new PostgresStore(await databases.CreateDatabaseAsync());
        await using (var old = store.Open())
        {
            await old.GetService<IMigrator>().MigrateAsync(Before, TestContext.Current.CancellationToken);
            var insert = "INSERT INTO dead_letters (id, stage, fingerprint, exception_type, at) VALUES ('0193aaaa-0000-7000-8000-000000000001', 'routing', 'routing/A/B.C', 'A', AT), ('0193aaaa-0000-7000-8000-000000000002', 'routing', 'routing/A/B.C', 'A', AT)";
            await old.Database.ExecuteSqlRawAsync(insert.Replace("AT)", database == DatabaseKind.Sqlite ? "638000000000000000)" : "now())", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        await store.MigrateAsync(TestContext.Current.CancellationToken);

        await using (var context = store.Open())
        {
            var rows = await context.DeadLetters.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(2, rows.Select(row => row.Sequence).Distinct().Count());
            Assert.All(rows, row => Assert.Equal(("routing", DeadLetterSource.Stage, DeadLetterState.Dead, "hub.in.unrouted routing/A/B.C"), (row.Code, row.Source, row.State, row.Fingerprint)));
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        (store as IDisposable)?.Dispose();
        await ((store as IAsyncDisposable)?.DisposeAsync() ?? default);
    }
}
