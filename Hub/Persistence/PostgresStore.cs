using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Persistence;

/// <summary>The store on PostgreSQL.</summary>
public sealed class PostgresStore : IHubStore, IAsyncDisposable
{
    /// <summary>
    /// What is written is found by index. Of a table without statistics, which a new store is full of, the database expects so little
    /// that it reads all of it; and what is prepared then is still done so when the table has grown.
    /// </summary>
    private const string ByIndex = "SET LOCAL enable_seqscan = off";

    /// <summary>Connection lost, operator stopped it, sign-in refused, and a server that has become a read-only standby.</summary>
    private static readonly string[] Away = ["08", "57", "28", PostgresErrorCodes.ReadOnlySqlTransaction];

    private readonly string connectionString;
    private readonly NpgsqlDataSource source;
    private readonly DbContextOptions<PostgresHubDbContext> options;

    public PostgresStore(string connectionString)
    {
        this.connectionString = connectionString;
        source = NpgsqlDataSource.Create(PostgresConnection.Settings(connectionString));
        options = new DbContextOptionsBuilder<PostgresHubDbContext>().UseNpgsql(source).Options;
    }

    /// <summary>While one waits for the database the other decides. Measured: with more the groups get smaller, and a message costs more.</summary>
    public int ConcurrentWriters => 2;

    public HubDbContext Open() => new PostgresHubDbContext(options);

    public Task MigrateAsync(CancellationToken cancellation) => new PostgresMigration(connectionString, Open).RunAsync(cancellation);

    public async Task<bool> CanConnectAsync(CancellationToken cancellation)
    {
        await using var context = Open();
        return await context.Database.CanConnectAsync(cancellation);
    }

    public async Task<DateTimeOffset?> ReadClockAsync(HubDbContext context, CancellationToken cancellation) =>
        (await context.Database.SqlQueryRaw<DateTimeOffset>("SELECT clock_timestamp() AS \"Value\"").ToListAsync(cancellation))[0];

    public async Task<IDbContextTransaction> BeginWriteAsync(HubDbContext context, CancellationToken cancellation)
    {
        var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.Database.ExecuteSqlRawAsync(ByIndex, cancellation);
        return transaction;
    }

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
        var claimed = await context.Outbox.FromSqlRaw(PostgresStatements.ClaimOutbox, now.ToUniversalTime(), (now + lease).ToUniversalTime(), most).AsNoTracking().ToListAsync(cancellation);
        return [.. claimed.OrderByDescending(row => row.Urgent).ThenBy(row => row.Sequence)];
    }

    public async Task<IReadOnlyList<ObligationRow>> ClaimDueAsync(HubDbContext context, IReadOnlyCollection<Guid> concerns, DateTimeOffset now, CancellationToken cancellation) =>
        await context.Obligations.FromSqlRaw(PostgresStatements.ClaimDue, now.ToUniversalTime(), concerns.ToArray()).ToListAsync(cancellation);

    public async Task<IReadOnlyList<MailRow>> ClaimMailsAsync(HubDbContext context, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation)
    {
        var claimed = await context.Mails.FromSqlRaw(PostgresStatements.ClaimMails, now.ToUniversalTime(), (now + lease).ToUniversalTime(), most).AsNoTracking().ToListAsync(cancellation);
        return [.. claimed.OrderByDescending(row => row.Urgent).ThenBy(row => row.CreatedAt).ThenBy(row => row.Id)];
    }

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
