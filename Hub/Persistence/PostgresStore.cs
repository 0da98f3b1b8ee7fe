using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Persistence;

/// <summary>The store on PostgreSQL.</summary>
public sealed class PostgresStore(string connectionString) : IHubStore, IAsyncDisposable
{
    /// <summary>Rows that others are claiming at this moment are passed over, never waited for.</summary>
    private const string Claim =
        """
        UPDATE outbox SET next_attempt_at = {1}, attempts = attempts + 1
        WHERE sequence IN (
          SELECT o.sequence FROM outbox o
          WHERE o.sent_at IS NULL AND o.next_attempt_at <= {0}
            AND (o.concern_id IS NULL OR NOT EXISTS (
              SELECT 1 FROM outbox e
              WHERE e.concern_id = o.concern_id AND e.recipient = o.recipient AND e.sent_at IS NULL AND e.sequence < o.sequence))
          ORDER BY o.urgent DESC, o.sequence
          LIMIT {2}
          FOR UPDATE OF o SKIP LOCKED)
        RETURNING *
        """;

    private const string ClaimDue =
        """
        SELECT * FROM obligations
        WHERE met_at IS NULL AND cancelled_at IS NULL AND next_chase_at <= {0} AND concern_id = ANY({1})
        ORDER BY next_chase_at, id
        FOR UPDATE SKIP LOCKED
        """;

    /// <summary>Connection lost, operator stopped it, sign-in refused, and a server that has become a read-only standby.</summary>
    private static readonly string[] Away = ["08", "57", "28", PostgresErrorCodes.ReadOnlySqlTransaction];

    /// <summary>Any number that nothing else in the database locks.</summary>
    private const long MigrationLock = 0x5AFE_64A2_D146_0001;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

    public int ConcurrentWriters => 4;

    public HubDbContext Open() => new PostgresHubDbContext(new DbContextOptionsBuilder<PostgresHubDbContext>().UseNpgsql(source).Options);

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var guard = await OpenOrCreateAsync(cancellation);
        // The migrations' own lock is let go between one migration and the next. This one goes with its connection, whatever happens.
        await using var alone = new NpgsqlCommand("SELECT pg_advisory_lock($1)", guard) { Parameters = { new() { Value = MigrationLock } } };
        await alone.ExecuteNonQueryAsync(cancellation);
        await using var context = Open();
        await context.Database.MigrateAsync(cancellation);
        await using var done = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", guard) { Parameters = { new() { Value = MigrationLock } } };
        await done.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The first start makes the database, if the account may.</summary>
    private async Task<NpgsqlConnection> OpenOrCreateAsync(CancellationToken cancellation)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellation);
        }
        catch (PostgresException absent) when (absent.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var context = Open();
            try
            {
                await context.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellation);
            }
            catch (PostgresException made) when (made.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another instance starts at the same time and was first.
            }

            return await source.OpenConnectionAsync(cancellation);
        }
    }

    public async Task<bool> CanConnectAsync(CancellationToken cancellation)
    {
        await using var context = Open();
        return await context.Database.CanConnectAsync(cancellation);
    }

    public async Task<DateTimeOffset?> ReadClockAsync(HubDbContext context, CancellationToken cancellation) =>
        (await context.Database.SqlQueryRaw<DateTimeOffset>("SELECT clock_timestamp() AS \"Value\"").ToListAsync(cancellation))[0];

    public Task<IDbContextTransaction> BeginWriteAsync(HubDbContext context, CancellationToken cancellation) =>
        context.Database.BeginTransactionAsync(cancellation);

    public async Task LockAsync(HubDbContext context, IReadOnlyCollection<Guid> indexes, CancellationToken cancellation)
    {
        if (indexes.Count == 0)
        {
            return;
        }

        // In one order everywhere, so that two writers never wait for each other.
        var keys = indexes.Select(index => BitConverter.ToInt64(index.ToByteArray())).Distinct().Order().ToArray();
        await context.Database.ExecuteSqlAsync(
            $"SELECT count(pg_advisory_xact_lock(k)) FROM (SELECT unnest({keys}) AS k ORDER BY 1) AS keys", cancellation);
    }

    public async Task WriteAsync(HubDbContext context, NewRows rows, CancellationToken cancellation)
    {
        await context.SaveChangesAsync(cancellation);
        var inserts = rows.Tables.Select(table => (Insert: TableInsert.For(context.Model.FindEntityType(table.Row)!), table.Rows)).ToList();
        if (inserts.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch((NpgsqlConnection)context.Database.GetDbConnection(), (NpgsqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var (insert, added) in inserts)
        {
            batch.BatchCommands.Add(insert.Command(added));
        }

        try
        {
            await using var answer = await batch.ExecuteReaderAsync(cancellation);
            foreach (var (insert, added) in inserts.Where(each => each.Insert.GivesNumbers))
            {
                await insert.NumberAsync(added, answer, cancellation);
                await answer.NextResultAsync(cancellation);
            }
        }
        catch (NpgsqlException refused)
        {
            throw new DbUpdateException("The rows could not be added.", refused);
        }
    }

    public async Task<IReadOnlyList<OutboxRow>> ClaimOutboxAsync(HubDbContext context, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation)
    {
        var claimed = await context.Outbox.FromSqlRaw(Claim, now.ToUniversalTime(), (now + lease).ToUniversalTime(), most).AsNoTracking().ToListAsync(cancellation);
        return [.. claimed.OrderByDescending(row => row.Urgent).ThenBy(row => row.Sequence)];
    }

    public async Task<IReadOnlyList<ObligationRow>> ClaimDueAsync(HubDbContext context, IReadOnlyCollection<Guid> concerns, DateTimeOffset now, CancellationToken cancellation) =>
        await context.Obligations.FromSqlRaw(ClaimDue, now.ToUniversalTime(), concerns.ToArray()).ToListAsync(cancellation);

    public bool IsUniqueViolation(Exception failure) =>
        failure is DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } };

    public bool IsUnavailable(Exception failure) => failure switch
    {
        DbUpdateException { InnerException: { } inner } => IsUnavailable(inner),
        InvalidOperationException { InnerException: NpgsqlException inner } => IsUnavailable(inner),
        PostgresException postgres => postgres.IsTransient || Away.Any(state => postgres.SqlState.StartsWith(state, StringComparison.Ordinal)),
        NpgsqlException => true,
        TimeoutException => true,
        System.Net.Sockets.SocketException => true,
        _ => false,
    };

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
