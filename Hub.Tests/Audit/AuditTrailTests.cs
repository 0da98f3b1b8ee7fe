using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Audit;

/// <summary>What is done is told, and what is told was done.</summary>
public sealed class AuditTrailTests(DatabaseFixture databases)
{
    private const string Forget = "DELETE FROM timeline";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_was_done_is_stored_with_its_entry(DatabaseKind database)
    {
        await using var hub = await WithTimelineAsync(database);

        Assert.True(await DoAsync(hub, async (context, within) => await context.Database.ExecuteSqlRawAsync(Forget, within) > 0));

        Assert.Empty(await hub.RowsAsync<TimelineRow>());
        Assert.Single(await hub.RowsAsync<AuditRow>(), entry => entry.Action == "forgot");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_is_told_when_there_was_nothing_to_do(DatabaseKind database)
    {
        await using var hub = await WithTimelineAsync(database);

        Assert.False(await DoAsync(hub, (_, _) => Task.FromResult(false)));

        Assert.DoesNotContain(await hub.RowsAsync<AuditRow>(), entry => entry.Action == "forgot");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_is_done_that_cannot_be_told(DatabaseKind database)
    {
        await using var hub = await WithTimelineAsync(database);
        await hub.ExecuteAsync(database == DatabaseKind.Sqlite
            ? "CREATE TRIGGER refuse BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'refused'); END"
            : "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END'; CREATE TRIGGER refuse BEFORE INSERT ON audit EXECUTE FUNCTION refuse()");

        await Assert.ThrowsAsync<DbUpdateException>(() => DoAsync(hub, async (context, within) => await context.Database.ExecuteSqlRawAsync(Forget, within) > 0));

        Assert.NotEmpty(await hub.RowsAsync<TimelineRow>());
    }

    private async Task<RunningFlow> WithTimelineAsync(DatabaseKind database)
    {
        var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(TestData.Police, "concern", TestData.PoliceExample("concern-full"), "c-1");
        Assert.NotEmpty(await hub.RowsAsync<TimelineRow>());
        return hub;
    }

    private static async Task<bool> DoAsync(RunningFlow hub, Func<HubDbContext, CancellationToken, Task<bool>> effect)
    {
        using var trail = new AuditTrail(hub.Store, hub.Time);
        return await trail.DoAsync("operator:a", "forgot", "timeline", "", effect, TestContext.Current.CancellationToken);
    }
}
