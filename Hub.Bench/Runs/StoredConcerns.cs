using Npgsql;
using SafeguardingHub.Bench.Messages;
using SafeguardingHub.Bench.Parts;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Runs;

/// <summary>
/// Fills the store before a run. A thousand messages go through the hub; what they left in every table is then copied under
/// other ids, references and blind indexes, ever earlier, over a year. The copies weigh and are found as real ones; what is
/// sealed in them cannot be opened.
/// </summary>
internal static class StoredConcerns
{
    private const int Sample = 1000;
    private const long MillisecondsPerYear = 365L * 24 * 60 * 60 * 1000;

    /// <summary>Columns of every table of the record, so not of the jobs' and the migrations'; numbers that the database gives out are left to it.</summary>
    private const string Columns =
        """
        select table_name, column_name, data_type from information_schema.columns
        where table_schema = 'public' and is_identity = 'NO' and table_name not like '\_\_%' and table_name not like 'qrtz\_%'
        order by table_name, ordinal_position
        """;

    /// <returns>The first child that nothing stored is about.</returns>
    public static async Task<int> FillAsync(BenchParts parts, AgreementAndFormats agreed, TimeProvider time, int concerns, CancellationToken cancellation)
    {
        var sample = await SendSampleAsync(parts, agreed, time, cancellation);
        var copies = Math.Max(0, (int)Math.Ceiling((double)concerns / sample.Concerns) - 1);
        foreach (var table in await TablesAsync(parts.Store, cancellation))
        {
            await RunAsync(parts.Store, Copy(table.Key, [.. table], copies), cancellation);
        }

        await RunAsync(parts.Store, "vacuum analyze", cancellation);
        return sample.NextChild;
    }

    private static async Task<(long Concerns, int NextChild)> SendSampleAsync(BenchParts parts, AgreementAndFormats agreed, TimeProvider time, CancellationToken cancellation)
    {
        await using var bench = await Workbench.OnAsync(parts, agreed, time, cancellation);
        await using var collector = await bench.CollectAsync(cancellation);
        MessageMix mix = bench.Mix(0, Sample);
        bench.StartHubs(1);
        await bench.Agencies.PublishAsync(bench.Expecting(mix.Messages), cancellation);
        await bench.UntilOutAsync(bench.Expected.Out, _ => Task.FromResult((long)collector.Count), cancellation);
        await bench.StopHubsAsync(cancellation);
        return (bench.Expected.Concerns, mix.NextChild);
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

    private static string Copy(string table, IReadOnlyList<(string Column, string Type)> columns, int copies)
    {
        var earlier = MillisecondsPerYear / Math.Max(1, copies);
        return $"""
            insert into {table} ({string.Join(", ", columns.Select(column => column.Column))})
            select {string.Join(", ", columns.Select(column => Copied(column.Column, column.Type, earlier)))}
            from generate_series({copies}::bigint, 1, -1) as copy cross join {table}
            """;
    }

    private static string Copied(string column, string type, long earlier) => (column, type) switch
    {
        ("reference", _) => "reference || '-' || copy",
        ("met_at", _) => "due",
        (_, "uuid") when IsHash(column) => $"md5({column}::text || copy)::uuid",
        // An id begins with its time, in milliseconds; so do the copies', or the indexes would grow as they never do.
        (_, "uuid") => $"(lpad(to_hex(('x' || left(replace({column}::text, '-', ''), 12))::bit(48)::bigint - copy * {earlier}), 12, '0') || right(md5({column}::text || copy), 20))::uuid",
        (_, "timestamp with time zone") => $"{column} - copy * interval '{earlier} milliseconds'",
        _ => column,
    };

    private static bool IsHash(string column) => column.EndsWith("_index", StringComparison.Ordinal) || column is "idempotency_key" or "message_id";

    private static async Task RunAsync(NpgsqlDataSource store, string sql, CancellationToken cancellation)
    {
        await using var command = store.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
