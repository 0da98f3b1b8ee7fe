using Microsoft.EntityFrameworkCore;
using Npgsql;
using SafeguardingHub.Persistence;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Persistence;

public sealed class MissingDatabaseTests(DatabaseFixture databases)
{
    [Fact]
    public async Task Instances_that_start_together_make_the_database_once()
    {
        var missing = new NpgsqlConnectionStringBuilder(await databases.CreateDatabaseAsync()) { Database = $"made_{Guid.NewGuid():N}" }.ConnectionString;
        await using var one = new PostgresStore(missing);
        await using var other = new PostgresStore(missing);

        await Task.WhenAll(one.MigrateAsync(TestContext.Current.CancellationToken), other.MigrateAsync(TestContext.Current.CancellationToken));

        await using var context = other.Open();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await context.Outbox.ToListAsync(TestContext.Current.CancellationToken));
    }
}
