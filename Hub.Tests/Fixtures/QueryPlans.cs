using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>What the hub reads from one PostgreSQL database while this lives, and how the database goes about it.</summary>
internal sealed class QueryPlans : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly NpgsqlDataSource store;
    private readonly string database;
    private readonly List<IDisposable> subscriptions = [];
    private readonly List<NpgsqlCommand> asked = [];

    public QueryPlans(NpgsqlDataSource store)
    {
        (this.store, database) = (store, new NpgsqlConnectionStringBuilder(store.ConnectionString).Database!);
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>How many statements there were.</summary>
    public int Count => Asked().Count;

    /// <param name="rows">That a table has at the least to be large.</param>
    public Task<HashSet<string>> LargeTablesAsync(int rows) => NamesAsync($"select relname from pg_class where relkind = 'r' and reltuples > {rows}");

    /// <returns>Statements that go through a large table from one end to the other, and which. Empty: all go by indexes.</returns>
    public async Task<IReadOnlyList<string>> WholeTablesAsync(int rows)
    {
        var (large, partial) = (await LargeTablesAsync(rows), await NamesAsync("select indexname from pg_indexes where indexdef like '% WHERE %'"));
        var faults = new List<string>();
        foreach (var statement in Asked().DistinctBy(each => each.CommandText))
        {
            faults.AddRange((await ScannedAsync(statement, large, partial)).Select(table => $"{table}: {statement.CommandText}"));
        }

        return faults;
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
