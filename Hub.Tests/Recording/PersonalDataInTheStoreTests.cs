using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SafeguardingHub.Delivery;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

/// <summary>At rest nothing of what a message said can be read without the key file.</summary>
public sealed class PersonalDataInTheStoreTests(DatabaseFixture databases)
{
    /// <summary>Of the police's full example, and what its transport said beside it.</summary>
    internal static readonly string[] Told =
    [
        "Testerley", "Exampleman", "Samplewell", "known as Ace", "9990000018", "A950000178301", "NSLA00077", "POLE-10077", "NC-PPN-2026-0101", "NC-CASE-0101",
        "NC-88123", "2011-05-04", "1985-02-03", "1 Sample Street", "ZZ99 3WZ", "ZZ993WZ", "100000000001", "9 Former Row", "07700 900001", "01632 960001",
        "ari@example.test", "Northshire Academy", "Harbour Road Surgery", "bus station", "second phone", "sending her gifts", "somewhere to sleep", "my aunt",
        "friend's sofa", "older cousin", "wild-message-id", "wild-correlation",
    ];

    [Fact]
    public async Task An_SQLite_file_and_its_log_give_nothing_away()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        // The log is there as long as somebody has the file open.
        await using var open = hub.Store.Open();
        await open.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var reference = await RecordAsync(hub);
        string[] files = [hub.Place, hub.Place + "-wal"];
        Assert.All(files, file => Assert.NotEqual(0, new FileInfo(file).Length));
        var stored = new StringBuilder();
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            stored.Append(Encoding.Latin1.GetString(bytes.ToArray()));
        }

        GivesNothingAway(stored.ToString(), text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)), reference);
        GivesNothingAway(stored.ToString(), text => Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(text)), null);
    }

    [Fact]
    public async Task A_dump_of_every_PostgreSQL_table_gives_nothing_away()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        var reference = await RecordAsync(hub);
        var dump = await DumpAsync(hub);

        GivesNothingAway(dump, text => text, reference);
        GivesNothingAway(dump, text => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)), null);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_was_sealed_can_be_opened_again(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await RecordAsync(hub);

        Assert.Contains("Testerley", CapturingChannel.Text(hub.Channel.To(SocialCare)[0]), StringComparison.Ordinal);
        Assert.Contains("wild-message-id", CapturingChannel.Text(hub.Channel.To(Police)[0]), StringComparison.Ordinal);
    }

    /// <summary>A concern, an update that waits for another, a rejected message, and everything delivered into mailboxes.</summary>
    private static async Task<string> RecordAsync(RunningFlow hub)
    {
        var full = RunningFlow.Delivered(Police, "concern", PoliceExample("concern-full"), "wild-message-id-1") with { CorrelationId = "wild-correlation-1", ContentType = "application/xml", UserId = Police.ToString() };
        var accepted = await hub.Flow.AcceptAsync(full, TestContext.Current.CancellationToken);
        var rejected = await hub.SendAsync(Police, "concern", PoliceExample("invalid/concern-cut-off"), "wild-message-id-2");
        var cut = await hub.SendAsync(Police, "concern", PoliceExample("concern-full")[..^40], "wild-message-id-3");
        var waiting = await hub.SendAsync(Police, "update", PoliceExample("update-amended", ("NC-CASE-0101", "NC-CASE-010177")), "wild-message-id-4");
        Assert.Equal(
            [ReceivedOutcome.Recorded, ReceivedOutcome.Quarantined, ReceivedOutcome.Quarantined, ReceivedOutcome.WaitingForConcern],
            new[] { accepted, rejected, cut, waiting }.Select(each => each.Outcome));
        await hub.RelayAsync();
        await new StoreMailbox(hub.Store, hub.Keys, hub.Time).SendAsync(hub.Channel.Delivered, TestContext.Current.CancellationToken);
        return accepted.Reference!.Value.ToString();
    }

    /// <param name="reference">Stored in the clear: proves that what is searched is really what was stored.</param>
    private static void GivesNothingAway(string stored, Func<string, string> asStored, string? reference)
    {
        Assert.All(Told, told => Assert.False(stored.Contains(asStored(told), StringComparison.OrdinalIgnoreCase), $"“{told}” can be read in the store."));
        Assert.True(reference is null || stored.Contains(asStored(reference), StringComparison.Ordinal), "What was searched is not the store.");
    }

    private static async Task<string> DumpAsync(RunningFlow hub)
    {
        await using var connection = new NpgsqlConnection(hub.Place);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = await RowsAsync(connection, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'");
        Assert.Contains("received_messages", tables);
        var dump = new StringBuilder();
        foreach (var table in tables)
        {
            dump.AppendJoin('\n', await RowsAsync(connection, $"SELECT t::text FROM {table} AS t"));
        }

        return dump.ToString();
    }

    private static async Task<List<string>> RowsAsync(NpgsqlConnection connection, string sql)
    {
        var rows = new List<string>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
