using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Persistence;

/// <summary>
/// The store in an SQLite file. SQLite has no row locks, so one instance only: the file beside it is held open and refuses
/// a second instance.
/// </summary>
public sealed class SqliteStore : IHubStore, IDisposable
{
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
          LIMIT {2})
        RETURNING *
        """;

    private const string ClaimMails =
        """
        UPDATE mails SET next_attempt_at = {1}, attempts = attempts + 1
        WHERE id IN (
          SELECT m.id FROM mails m
          WHERE m.sent_at IS NULL AND m.given_up_at IS NULL AND m.next_attempt_at <= {0}
          ORDER BY m.urgent DESC, m.next_attempt_at, m.id
          LIMIT {2})
        RETURNING *
        """;

    /// <summary>A unique key or a primary key, not just any constraint.</summary>
    private static readonly int[] AlreadyThere = [2067, 1555];

    /// <summary>Busy, locked, read-only, input or output failed, disk full, cannot be opened: https://sqlite.org/rescode.html.</summary>
    private static readonly int[] Away = [5, 6, 8, 10, 13, 14];

    private static readonly TimeSpan WaitForLock = TimeSpan.FromSeconds(30);

    private readonly DbContextOptions<SqliteHubDbContext> options;
    private readonly FileStream? instanceLock;

    /// <param name="exclusive">False for commands that only read while an instance may be running.</param>
    /// <param name="durable">False for a store that nobody keeps: a commit does not wait for the disk.</param>
    /// <exception cref="ConfigurationFaultException">Another instance has the store.</exception>
    public SqliteStore(string path, bool exclusive = true, bool durable = true)
    {
        var builder = new DbContextOptionsBuilder<SqliteHubDbContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = (int)WaitForLock.TotalSeconds }.ToString());
        options = (durable ? builder : builder.AddInterceptors(new WithoutWaitingForTheDisk())).Options;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        instanceLock = exclusive ? Lock(path + ".instance") : null;
    }

    public int ConcurrentWriters => 1;

    public HubDbContext Open() => new SqliteHubDbContext(options);

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var context = Open();
        await context.Database.MigrateAsync(cancellation);
        // Readers do not wait for the writer. A commit stays synchronous: that is SQLite's default.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellation);
    }

    public async Task<bool> CanConnectAsync(CancellationToken cancellation)
    {
        await using var context = Open();
        return await context.Database.CanConnectAsync(cancellation);
    }

    public Task<DateTimeOffset?> ReadClockAsync(HubDbContext context, CancellationToken cancellation) => Task.FromResult<DateTimeOffset?>(null);

    /// <summary>A write transaction from the start: two that begin as readers could not both become writers.</summary>
    public Task<IDbContextTransaction> BeginWriteAsync(HubDbContext context, CancellationToken cancellation) =>
        context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);

    public Task LockAsync(HubDbContext context, IReadOnlyCollection<Guid> indexes, CancellationToken cancellation) => Task.CompletedTask;

    public Task WriteAsync(HubDbContext context, NewRows rows, CancellationToken cancellation)
    {
        foreach (var (_, added) in rows.Tables)
        {
            context.AddRange(added.Cast<object>());
        }

        return context.SaveChangesAsync(cancellation);
    }

    public async Task<IReadOnlyList<OutboxRow>> ClaimOutboxAsync(HubDbContext context, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation)
    {
        var claimed = await context.Outbox.FromSqlRaw(Claim, now.UtcTicks, (now + lease).UtcTicks, most).AsNoTracking().ToListAsync(cancellation);
        return [.. claimed.OrderByDescending(row => row.Urgent).ThenBy(row => row.Sequence)];
    }

    /// <summary>The write transaction itself keeps everybody else out.</summary>
    public async Task<IReadOnlyList<ObligationRow>> ClaimDueAsync(HubDbContext context, IReadOnlyCollection<Guid> concerns, DateTimeOffset now, CancellationToken cancellation) =>
        await context.Obligations.Where(row => row.MetAt == null && row.CancelledAt == null && row.NextChaseAt <= now && concerns.Contains(row.ConcernId))
            .OrderBy(row => row.NextChaseAt).ThenBy(row => row.Id).ToListAsync(cancellation);

    public async Task<IReadOnlyList<MailRow>> ClaimMailsAsync(HubDbContext context, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation)
    {
        var claimed = await context.Mails.FromSqlRaw(ClaimMails, now.UtcTicks, (now + lease).UtcTicks, most).AsNoTracking().ToListAsync(cancellation);
        return [.. claimed.OrderByDescending(row => row.Urgent).ThenBy(row => row.CreatedAt).ThenBy(row => row.Id)];
    }

    public bool IsUniqueViolation(Exception failure) =>
        failure is DbUpdateException { InnerException: SqliteException sqlite } && AlreadyThere.Contains(sqlite.SqliteExtendedErrorCode);

    public bool IsUnavailable(Exception failure) => failure switch
    {
        DbUpdateException { InnerException: { } inner } => IsUnavailable(inner),
        SqliteException sqlite => Away.Contains(sqlite.SqliteErrorCode),
        _ => false,
    };

    public void Dispose() => instanceLock?.Dispose();

    private sealed class WithoutWaitingForTheDisk : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }

    private static FileStream Lock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (held is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new ConfigurationFaultException([$"Another instance uses the embedded store beside {file}. Stop it, choose another --data, or use PostgreSQL for several instances."]);
        }
    }
}
