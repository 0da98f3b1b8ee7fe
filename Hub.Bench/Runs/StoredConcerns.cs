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

    private static readonly IReadOnlyDictionary<string, string> MetInTime = new Dictionary<string, string> { ["met_at"] = "due" };
    private static readonly IReadOnlyDictionary<string, string> Open = new Dictionary<string, string> { ["next_chase_at"] = "next_chase_at" };

    /// <summary>Columns of every table that has rows for each concern; numbers that the database gives out are left to it.</summary>
    private const string Columns =
        """
        select table_name, column_name, data_type from information_schema.columns
        where table_schema = 'public' and is_identity = 'NO' and table_name not like '\_\_%' and table_name not like 'qrtz\_%' and table_name not in ('sample', 'counted_calendars')
        order by table_name, ordinal_position
        """;

    /// <returns>The first child that nothing stored is about.</returns>
    public static async Task<int> FillAsync(BenchParts parts, AgreementAndFormats agreed, TimeProvider time, int concerns, CancellationToken cancellation)
    {
        var sample = await SendSampleAsync(parts, agreed, time, cancellation);
        var copies = Math.Max(0, (int)Math.Ceiling((double)concerns / sample.Concerns) - 1);
        await CopyAsync(parts.Store, copies, MetInTime, cancellation);
        return sample.NextChild;
    }

    /// <summary>The same with obligations that are open and not due for long.</summary>
    /// <returns>How many are of the sample: those can be opened, and chased.</returns>
    public static async Task<long> FillWithOpenAsync(BenchParts parts, AgreementAndFormats agreed, TimeProvider time, long open, CancellationToken cancellation)
    {
        await SendSampleAsync(parts, agreed, time, cancellation);
        await using var count = parts.Store.CreateCommand("select count(*) from obligations where met_at is null and cancelled_at is null");
        var sample = (long)(await count.ExecuteScalarAsync(cancellation))!;
        await RunAsync(parts.Store, "update obligations set next_chase_at = next_chase_at + interval '10 years'; create table sample as select id from obligations", cancellation);
        await CopyAsync(parts.Store, (int)Math.Max(0, ((open + sample - 1) / sample) - 1), Open, cancellation);
        return sample;
    }

    private static async Task CopyAsync(NpgsqlDataSource store, int copies, IReadOnlyDictionary<string, string> filled, CancellationToken cancellation)
    {
        foreach (var table in await TablesAsync(store, cancellation))
        {
            await RunAsync(store, Copy(table.Key, [.. table], copies, filled), cancellation);
        }

        await RunAsync(store, "vacuum analyze", cancellation);
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

    private static async Task RunAsync(NpgsqlDataSource store, string sql, CancellationToken cancellation)
    {
        await using var command = store.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
