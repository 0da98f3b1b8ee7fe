using Npgsql;
using SafeguardingHub.Tests.Chasing;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

/// <summary>What the hub reads from PostgreSQL as it records, sends and chases, with thousands of concerns in it: by indexes, so that a message takes as long with a million.</summary>
public sealed class RecordingPlanTests(DatabaseFixture databases)
{
    private const int Copies = 4000;

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

        await asked.AssertNoWholeTableAsync(Copies / 2, Growing);
    }
}
