using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace SafeguardingHub.Persistence;

/// <summary>Makes the database if it is not there and brings its tables up to date; one instance at a time.</summary>
internal sealed class PostgresMigration(string connectionString, Func<HubDbContext> open)
{
    /// <summary>Any number that nothing else in the database locks.</summary>
    private const long MigrationLock = 0x5AFE_64A2_D146_0001;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var guard = await OpenOrCreateAsync(cancellation);
        // The migrations' own lock is let go between one migration and the next. This one goes with its connection, whatever happens.
        await using var alone = new NpgsqlCommand("SELECT pg_advisory_lock($1)", guard) { Parameters = { new() { Value = MigrationLock } } };
        await alone.ExecuteNonQueryAsync(cancellation);
        await using var context = open();
        await context.Database.MigrateAsync(cancellation);
        await using var done = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", guard) { Parameters = { new() { Value = MigrationLock } } };
        await done.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The first start makes the database, if the account may. Not of the pool, so that what it locks goes when it closes.</summary>
    private async Task<NpgsqlConnection> OpenOrCreateAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
        }
        catch (PostgresException absent) when (absent.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var context = open();
            try
            {
                await context.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellation);
            }
            catch (PostgresException made) when (made.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another instance starts at the same time and was first.
            }

            await connection.OpenAsync(cancellation);
        }

        return connection;
    }
}
