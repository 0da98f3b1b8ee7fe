using Npgsql;

namespace SafeguardingHub.Bench.Measuring;

/// <summary>What one kind of statement has cost the database since it was counted from (PostgreSQL's pg_stat_statements).</summary>
/// <param name="Calls">How often.</param>
/// <param name="Seconds">All calls together, waiting for locks and for the disk included.</param>
/// <param name="Rows">Read or written.</param>
internal sealed record StatementCost(string Statement, long Calls, double Seconds, long Rows)
{
    private const string Costliest =
        """
        select left(regexp_replace(query, '\s+', ' ', 'g'), 100), calls, total_exec_time / 1000, rows
        from pg_stat_statements join pg_database on dbid = pg_database.oid and datname = current_database()
        order by total_exec_time desc
        """;

    public static async Task BeginAsync(NpgsqlDataSource store, CancellationToken cancellation)
    {
        await using var begin = store.CreateCommand("create extension if not exists pg_stat_statements; select pg_stat_statements_reset()");
        await begin.ExecuteNonQueryAsync(cancellation);
    }

    /// <returns>The costliest first.</returns>
    public static async Task<IReadOnlyList<StatementCost>> ReadAsync(NpgsqlDataSource store, CancellationToken cancellation)
    {
        var costs = new List<StatementCost>();
        await using var command = store.CreateCommand(Costliest);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            costs.Add(new StatementCost(row.GetString(0), row.GetInt64(1), row.GetDouble(2), row.GetInt64(3)));
        }

        return costs;
    }
}
