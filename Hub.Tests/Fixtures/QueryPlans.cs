using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using SafeguardingHub.Bench.Runs;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>What the hub reads from one PostgreSQL database while this lives, and how the database goes about it.</summary>
internal sealed class QueryPlans : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>With fewer statements nothing was looked at.</summary>
    private const int Fewest = 20;

    private readonly NpgsqlDataSource store;
    private readonly string database;
    private readonly List<IDisposable> subscriptions = [];
    private readonly List<NpgsqlCommand> asked = [];

    public QueryPlans(NpgsqlDataSource store)
    {
        (this.store, database) = (store, new NpgsqlConnectionStringBuilder(store.ConnectionString).Database!);
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Copies what is stored, as work that is over.</summary>
    public static Task FillAsync(NpgsqlDataSource store, int copies) =>
        CopiedRows.AddAsync(store, copies, new Dictionary<string, string> { ["met_at"] = "due", ["applied_at"] = "received_at", ["sent_at"] = "created_at" }, TestContext.Current.CancellationToken);

    /// <summary>All goes by indexes, through no large table from one end to the other.</summary>
    /// <param name="rows">A table with more is large.</param>
    /// <param name="growing">Tables that have to be large by now, or nothing is shown.</param>
    public async Task AssertNoWholeTableAsync(int rows, IReadOnlyCollection<string> growing)
    {
        var (large, partial) = (await NamesAsync($"select relname from pg_class where relkind = 'r' and reltuples > {rows}"), await NamesAsync("select indexname from pg_indexes where indexdef like '% WHERE %'"));
        Assert.Superset(growing.ToHashSet(), large);
        var (statements, faults) = (Asked(), new List<string>());
        foreach (var statement in statements.DistinctBy(each => each.CommandText))
        {
            faults.AddRange((await ScannedAsync(statement, large, partial)).Select(table => $"{table}: {statement.CommandText}"));
        }

        Assert.True(statements.Count > Fewest, $"{statements.Count} statements");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: NpgsqlCommand { Connection.Database: { } name } command } && name == database && IsRead(command))
        {
            lock (asked)
            {
                asked.Add(Copied(command));
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        subscriptions.ForEach(subscription => subscription.Dispose());
        asked.ForEach(command => command.Dispose());
    }

    private List<NpgsqlCommand> Asked()
    {
        lock (asked)
        {
            return [.. asked];
        }
    }

    /// <returns>Tables that the plan goes through from one end to the other.</returns>
    private async Task<IReadOnlyList<string>> ScannedAsync(NpgsqlCommand statement, HashSet<string> large, HashSet<string> partial)
    {
        await using var connection = await store.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var explain = Copied(statement);
        (explain.Connection, explain.CommandText) = (connection, "explain (format json) " + statement.CommandText);
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
        return [.. Nodes(plan.RootElement[0].GetProperty("Plan")).Where(node => IsWhole(node, large, partial)).Select(node => $"{node.GetProperty("Node Type")} of {node.GetProperty("Relation Name")}")];
    }

    /// <summary>An index of what is open is small, however much there is.</summary>
    private static bool IsWhole(JsonElement node, HashSet<string> large, HashSet<string> partial) =>
        node.TryGetProperty("Relation Name", out var table) && large.Contains(table.GetString()!)
        && (node.GetProperty("Node Type").GetString() == "Seq Scan" || (node.TryGetProperty("Index Name", out var index) && !partial.Contains(index.GetString()!) && !node.TryGetProperty("Index Cond", out _)));

    private async Task<HashSet<string>> NamesAsync(string sql)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await using var command = store.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await row.ReadAsync(TestContext.Current.CancellationToken))
        {
            names.Add(row.GetString(0));
        }

        return names;
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        node.TryGetProperty("Plans", out var inner) ? inner.EnumerateArray().SelectMany(Nodes).Prepend(node) : [node];

    /// <summary>Without its connection and transaction, which are over by the time it is looked at.</summary>
    private static NpgsqlCommand Copied(NpgsqlCommand command)
    {
        var copy = new NpgsqlCommand(command.CommandText);
        foreach (var parameter in command.Parameters)
        {
            copy.Parameters.Add(((NpgsqlParameter)parameter).Clone());
        }

        return copy;
    }

    private static bool IsRead(DbCommand command) => command.CommandText.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase);
}
