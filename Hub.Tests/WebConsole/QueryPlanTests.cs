using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SafeguardingHub.Bench.Runs;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>What the console asks PostgreSQL, with thousands of concerns in it: by indexes, and never through a whole table.</summary>
public sealed class QueryPlanTests(DatabaseFixture database) : IAsyncLifetime
{
    private const int Copies = 4000;

    /// <summary>Tables that grow with every concern, and that every page reads.</summary>
    private static readonly string[] Growing = ["concern_children", "concerns", "data_keys", "obligations", "outbox", "referrals", "timeline"];

    private RunningConsole console = null!;
    private NpgsqlDataSource store = null!;

    public async ValueTask InitializeAsync()
    {
        var connection = await database.CreateDatabaseAsync();
        console = new RunningConsole(Environments.Development, connection);
        await console.InitializeAsync();
        store = NpgsqlDataSource.Create(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await console.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task No_page_reads_a_whole_table()
    {
        var references = new List<string>();
        for (var each = 0; each < 3; each++)
        {
            references.Add(await console.SentToAsync(RunningConsole.SocialCare));
        }

        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        await caseworker.SubmitAsync(await caseworker.GetAsync($"/concerns/{references[0]}/decide"), "main form", ("decision", "accept"));
        await CopiedRows.AddAsync(store, Copies, new Dictionary<string, string> { ["met_at"] = "due", ["applied_at"] = "received_at", ["sent_at"] = "created_at" }, TestContext.Current.CancellationToken);
        using var asked = new Statements(new NpgsqlConnectionStringBuilder(store.ConnectionString).Database!);
        var search = await caseworker.GetAsync("/search");
        foreach (var path in new[] { "/", "/inbox", "/inbox?due=not-due&risk=immediate&sort=received&page=2", "/inbox?show=everything", $"/concerns/{references[1]}", $"/concerns/{references[0]}?part=timeline", $"/concerns/{references[1]}/chronology", $"/concerns/{references[1]}/decide" })
        {
            Assert.Equal(200, (int)(await caseworker.GetAsync(path)).Status);
        }

        foreach (var sought in new[] { references[1], "zoe madeup", "9990000018" })
        {
            Assert.Equal(200, (int)(await caseworker.SubmitAsync(search, "main form", ("q", sought))).Status);
        }

        var partial = await NamesAsync("select indexname from pg_indexes where indexdef like '% WHERE %'");
        var large = await NamesAsync($"select relname from pg_class where relkind = 'r' and reltuples > {Copies}");
        Assert.Superset(Growing.ToHashSet(), large);
        var faults = new List<string>();
        foreach (var statement in asked.All.DistinctBy(each => each.CommandText))
        {
            faults.AddRange((await ScannedAsync(statement, large, partial)).Select(table => $"{table}: {statement.CommandText}"));
        }

        Assert.True(asked.All.Count > 20, $"{asked.All.Count} statements");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    /// <returns>Tables that the plan goes through from one end to the other.</returns>
    private async Task<IReadOnlyList<string>> ScannedAsync(NpgsqlCommand statement, HashSet<string> large, HashSet<string> partial)
    {
        await using var connection = await store.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var explain = statement.Clone();
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

    /// <summary>What is asked of one database while this lives.</summary>
    private sealed class Statements : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly string database;
        private readonly List<IDisposable> subscriptions = [];
        private readonly List<NpgsqlCommand> all = [];

        public Statements(string database)
        {
            this.database = database;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public IReadOnlyList<NpgsqlCommand> All
        {
            get
            {
                lock (all)
                {
                    return [.. all];
                }
            }
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
            if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: NpgsqlCommand { Connection.Database: { } asked } command } && asked == database && IsRead(command))
            {
                lock (all)
                {
                    all.Add(command.Clone());
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
            all.ForEach(command => command.Dispose());
        }

        private static bool IsRead(DbCommand command) => command.CommandText.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase);
    }
}
