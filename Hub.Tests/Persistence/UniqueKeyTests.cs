using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Persistence;

/// <summary>The database itself refuses a second one, whatever the program does.</summary>
public sealed class UniqueKeyTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public Task A_second_message_with_the_same_key_is_refused(DatabaseKind database) => IsRefused(database, "received_messages", "id");

    [Theory, ClassData(typeof(BothDatabases))]
    public Task A_second_referral_of_one_concern_to_one_recipient_is_refused(DatabaseKind database) => IsRefused(database, "referrals", "id");

    [Theory, ClassData(typeof(BothDatabases))]
    public Task A_second_concern_with_the_same_reference_is_refused(DatabaseKind database) => IsRefused(database, "concerns", "id");

    [Fact]
    public async Task Several_instances_may_bring_the_tables_up_to_date_at_once()
    {
        var place = await databases.CreateDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var store = new PostgresStore(place);
            await store.MigrateAsync(TestContext.Current.CancellationToken);
        }));

        await using var migrated = new PostgresStore(place);
        await using var context = migrated.Open();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_instance_on_one_file_is_refused()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        Assert.Throws<ConfigurationFaultException>(() => new SqliteStore(hub.Place));
    }

    /// <summary>Copies a row with all its values but the primary key.</summary>
    private async Task IsRefused(DatabaseKind database, string table, string primaryKey)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");
        await using var context = hub.Store.Open();
        var columns = context.Model.GetEntityTypes().Single(type => type.GetTableName() == table).GetProperties().Select(property => property.GetColumnName()).ToList();
        var fresh = database == DatabaseKind.Sqlite ? "'00000000-0000-0000-0000-000000000001'" : "'00000000-0000-0000-0000-000000000001'::uuid";
        var copy = $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(column => column == primaryKey ? fresh : column))} FROM {table} LIMIT 1";

        var refused = await Record.ExceptionAsync(() => hub.ExecuteAsync(copy));

        Assert.NotNull(refused);
        Assert.True(hub.Store.IsUniqueViolation(new DbUpdateException("As the writer would see it.", refused)), refused.Message);
    }
}
