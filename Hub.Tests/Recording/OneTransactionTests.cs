using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

public sealed class OneTransactionTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task When_the_outbox_cannot_be_written_nothing_is_and_the_message_is_recorded_when_it_comes_again(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.ExecuteAsync(database == DatabaseKind.Sqlite
            ? "CREATE TRIGGER refuse BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'refused'); END"
            : "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END'; CREATE TRIGGER refuse BEFORE INSERT ON outbox EXECUTE FUNCTION refuse()");

        var refused = await Record.ExceptionAsync(() => hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1"));

        Assert.NotNull(refused);
        Assert.DoesNotContain("Testerley", refused.ToString(), StringComparison.Ordinal);
        Assert.Empty(await hub.RowsAsync<ReceivedMessageRow>());
        Assert.Empty(await hub.RowsAsync<ConcernRow>());
        Assert.Empty(await hub.RowsAsync<ConcernChildRow>());
        Assert.Empty(await hub.RowsAsync<RoutingDecisionRow>());
        Assert.Empty(await hub.RowsAsync<ReferralRow>());
        Assert.Empty(await hub.RowsAsync<ObligationRow>());
        Assert.Empty(await hub.RowsAsync<TimelineRow>());
        Assert.Empty(await hub.RowsAsync<DataKeyRow>());
        Assert.Empty(await hub.RowsAsync<DeadLetterRow>());
        Assert.Empty(await hub.RowsAsync<AuditRow>());

        await hub.ExecuteAsync(database == DatabaseKind.Sqlite ? "DROP TRIGGER refuse" : "DROP TRIGGER refuse ON outbox");
        var accepted = await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "m-1");

        Assert.Equal((ReceivedOutcome.Recorded, false), (accepted.Outcome, accepted.Repeated));
        Assert.Single(await hub.RowsAsync<ConcernRow>());
        Assert.Contains(await hub.RowsAsync<OutboxRow>(), row => row.Type == "referral");
    }
}
