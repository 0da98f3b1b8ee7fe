using Npgsql;

namespace SafeguardingHub.Bench.Runs;

/// <summary>
/// Copies what is in every table under other ids, references and blind indexes, ever earlier, over a year. The copies weigh and are found
/// as real ones; what is sealed in them cannot be opened.
/// </summary>
internal static class CopiedRows
{
    private const long MillisecondsPerYear = 365L * 24 * 60 * 60 * 1000;

    /// <summary>Columns of every table that grows with concerns; numbers that the database gives out are left to it.</summary>
    private const string Columns =
        """
        select table_name, column_name, data_type from information_schema.columns
        where table_schema = 'public' and is_identity = 'NO' and table_name not like '\_\_%' and table_name not like 'qrtz\_%' and table_name not in ('sample', 'counted_calendars', 'console_sessions', 'console_drafts', 'incidents', 'mailbox_troubles', 'agreement_texts')
        order by table_name, ordinal_position
        """;

    /// <param name="filled">Columns with what the copies have in them instead, as the database's language says it.</param>
    public static async Task AddAsync(NpgsqlDataSource store, int copies, IReadOnlyDictionary<string, string> filled, CancellationToken cancellation)
    {
        foreach (var table in await TablesAsync(store, cancellation))
        {
            await RunAsync(store, Copy(table.Key, [.. table], copies, filled), cancellation);
        }

        await RunAsync(store, "vacuum analyze", cancellation);
    }

    public static async Task RunAsync(NpgsqlDataSource store, string sql, CancellationToken cancellation)
    {
        await using var command = store.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<ILookup<string, (string Column, string Type)>> TablesAsync(NpgsqlDataSource store, CancellationToken cancellation)
    {
        var columns = new List<(string Table, string Column, string Type)>();
        await using var command = store.CreateCommand(Columns);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            columns.Add((row.GetString(0), row.GetString(1), row.GetString(2)));
        }

        return columns.ToLookup(column => column.Table, column => (column.Column, column.Type));
    }

    private static string Copy(string table, IReadOnlyList<(string Column, string Type)> columns, int copies, IReadOnlyDictionary<string, string> filled)
    {
        var earlier = MillisecondsPerYear / Math.Max(1, copies);
        return $"""
            insert into {table} ({string.Join(", ", columns.Select(column => column.Column))})
            select {string.Join(", ", columns.Select(column => filled.GetValueOrDefault(column.Column) ?? Copied(column.Column, column.Type, earlier)))}
            from generate_series({copies}::bigint, 1, -1) as copy cross join {table}
            """;
    }

    private static string Copied(string column, string type, long earlier) => (column, type) switch
    {
        ("reference", _) => "reference || '-' || copy",
        (_, "uuid") when IsHash(column) => $"md5({column}::text || copy)::uuid",
        // An id begins with its time, in milliseconds; so do the copies', or the indexes would grow as they never do.
        (_, "uuid") => $"(lpad(to_hex(('x' || left(replace({column}::text, '-', ''), 12))::bit(48)::bigint - copy * {earlier}), 12, '0') || right(md5({column}::text || copy), 20))::uuid",
        (_, "timestamp with time zone") => $"{column} - copy * interval '{earlier} milliseconds'",
        _ => column,
    };

    private static bool IsHash(string column) => column.EndsWith("_index", StringComparison.Ordinal) || column is "idempotency_key" or "message_id";
}
