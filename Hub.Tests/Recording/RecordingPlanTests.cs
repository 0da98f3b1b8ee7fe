using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NSubstitute;
using Npgsql;
using SafeguardingHub.Observability;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Chasing;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

/// <summary>What the hub reads from PostgreSQL as it records, sends, chases and watches, with thousands of concerns in it: by indexes, so that a message takes as long with a million.</summary>
public sealed class RecordingPlanTests(DatabaseFixture databases)
{
    private const int Copies = 4000;

    /// <summary>Twice until a statement is prepared, five times until PostgreSQL plans it for all values, and some more.</summary>
    private const int UntilPlannedForGood = 12;

    /// <summary>Tables that grow with every concern.</summary>
    private static readonly string[] Growing = ["audit", "concern_children", "concerns", "data_keys", "obligations", "outbox", "received_messages", "referrals", "routing_decisions", "timeline"];

    [Fact]
    public async Task No_message_reads_a_whole_table_and_no_sweep()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        await using var store = NpgsqlDataSource.Create(hub.Place);
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "c-1");
        await hub.RelayAsync();
        await QueryPlans.FillAsync(store, Copies);
        using var asked = new QueryPlans(store);

        await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "c-1");
        await hub.SendAsync(Police, "concern", PoliceExample("concern-county-lines-arrest"), "c-2");
        await hub.SendAsync(Police, "update", PoliceExample("update-amended"), "u-1");
        await hub.SendAsync(SocialCare, "response", SocialCareExample("response-accepted", Answering.About(concern)), "a-1");
        await hub.SendAsync(Police, "concern", "<broken/>"u8.ToArray(), "b-1");
        await hub.RelayAsync();
        await hub.ApplyAsync();
        hub.Time.Advance(TimeSpan.FromDays(3));
        await hub.SweepAsync();
        await hub.LookAsync();
        await LookForUncollectedAsync(hub);
        await LookForLastHeardAsync(hub);

        await asked.AssertNoWholeTableAsync(Copies / 2, Growing);
    }

    /// <summary>Of referrals that nobody has acknowledged, those that were really sent lie in the recipient's queue.</summary>
    private static async Task LookForUncollectedAsync(RunningFlow hub)
    {
        await using var context = hub.Store.Open();
        Assert.NotEmpty(await context.Outbox.LastSentTo(SocialCare, 5).Select(row => row.MessageId).ToListAsync(TestContext.Current.CancellationToken));
        var lying = Substitute.For<IUncollected>();
        lying.ReadAsync([], default).ReturnsForAnyArgs(new Dictionary<AgencyId, IReadOnlySet<Guid>> { [SocialCare] = hub.Channel.To(SocialCare).Select(post => post.MessageId).ToHashSet() });
        var watched = await new UncollectedWatch(hub.Store, lying, hub.Agreement, new UncollectedTelling(hub.Store, hub.Agreement, hub.Keys, hub.Time), new RecoverySettings(), hub.Time).LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Look.Bad, Assert.Single(watched.Observations).Look);
    }

    private static async Task LookForLastHeardAsync(RunningFlow hub)
    {
        await using var context = hub.Store.Open();
        Assert.Contains(Police.ToString(), (await LastHeard.ReadAsync(context, hub.Agreement, TestContext.Current.CancellationToken)).Keys);
    }

    [Fact]
    public async Task What_was_planned_while_the_store_was_nearly_empty_reads_no_whole_table_later()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        for (var number = 0; number < UntilPlannedForGood; number++)
        {
            await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), $"c-{number}");
            await hub.SendAsync(Police, "update", PoliceExample("update-amended"), $"u-{number}");
            await hub.RelayAsync();
        }

        var plans = await KeptPlansAsync(hub);

        Assert.All(["FROM concern_children", "FROM concerns", "UPDATE outbox"], wanted => Assert.Contains(plans, plan => plan.Statement.Contains(wanted, StringComparison.Ordinal)));
        Assert.All(plans, plan => Assert.DoesNotContain("Seq Scan", plan.Plan, StringComparison.Ordinal));
    }

    /// <summary>How the connection that records and sends goes about what it has planned once and for good, of what concerns growing tables.</summary>
    private static async Task<IReadOnlyList<(string Statement, string Plan)>> KeptPlansAsync(RunningFlow hub)
    {
        await using var context = hub.Store.Open();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var kept = await RowsAsync(connection, "SELECT name, cardinality(parameter_types)::text, statement FROM pg_prepared_statements WHERE generic_plans > 0");
        var plans = new List<(string, string)>();
        foreach (var prepared in kept.Where(each => Array.Exists(Growing, table => each[2].Contains($"FROM {table} ", StringComparison.Ordinal) || each[2].Contains($"UPDATE {table} ", StringComparison.Ordinal))))
        {
            var values = string.Join(", ", Enumerable.Repeat("NULL", int.Parse(prepared[1], CultureInfo.InvariantCulture)));
            plans.Add((prepared[2], string.Join('\n', (await RowsAsync(connection, $"EXPLAIN EXECUTE \"{prepared[0]}\"({values})")).Select(line => line[0]))));
        }

        return plans;
    }

    private static async Task<List<string[]>> RowsAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await using var answer = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string[]>();
        while (await answer.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add([.. Enumerable.Range(0, answer.FieldCount).Select(answer.GetString)]);
        }

        return rows;
    }
}
