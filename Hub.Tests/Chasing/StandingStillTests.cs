using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>Clocks stand still for what comes first, and run again with what was left. Tuesday 10 March 2026 is the day of receipt.</summary>
public sealed class StandingStillTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_child_who_chose_later_stops_the_clock_and_the_chase_and_both_go_on_when_the_child_is_back(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-suspect-and-victim"), "c-1");
        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-session", About(concern)), "e-0");
        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-paused-door-open", About(concern)), "e-1");

        hub.Time.Advance(TimeSpan.FromDays(10));
        await hub.SweepAsync();
        Assert.Equal(-1, (await DecideAsync(hub)).Step);

        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-resumed", About(concern)), "e-2");
        // Open again in the morning of Friday 20, which counts: 20, 23, 24, 25, 26.
        Assert.Equal(new DateTimeOffset(2026, 3, 26, 18, 0, 0, TimeSpan.Zero), (await DecideAsync(hub)).Due);
        Assert.Equal(2, (await hub.RowsAsync<TimelineRow>()).Count(entry => entry.Event == "clock" && entry.Text.StartsWith("decide ", StringComparison.Ordinal)));

        hub.Time.SetUtcNow(new DateTimeOffset(2026, 3, 26, 18, 0, 1, TimeSpan.Zero));
        await hub.SweepAsync();
        Assert.Equal(0, (await DecideAsync(hub)).Step);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_has_to_meet_a_need_decides_without_waiting_for_others(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-session", About(concern)), "e-0");

        Assert.NotNull((await DecideAsync(hub)).Pauses);
        Assert.Contains(await hub.RowsAsync<ObligationRow>(), row => Owed.IsNeed(row.Name) && row.OwedBy == Health.ToString());
        Assert.Null(Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.Decide && row.About == Health.ToString()).Pauses);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task In_immediate_danger_nothing_waits(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "c-1");
        await hub.RelayAsync();
        await hub.ExecuteAsync("UPDATE concerns SET risk = 'Immediate'");
        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-paused-door-open", About(concern)), "e-1");

        Assert.All(await hub.RowsAsync<ObligationRow>(), row => Assert.Null(row.Pauses));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task When_an_update_tells_of_danger_what_waited_runs_with_the_next_sweep(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-paused-door-open", About(concern)), "e-1");
        Assert.Contains(await hub.RowsAsync<ObligationRow>(), row => StandingStill.PausesOf(row).Any(pause => pause.Until is null));

        hub.Time.Advance(TimeSpan.FromMinutes(1));
        await hub.SendAsync(Police, "update", PoliceExample("update-amended", ("<grade>amber</grade>", "<grade>amber</grade><immediateDanger>true</immediateDanger>")), "u-1");
        await hub.SweepAsync();
        Assert.Equal(RiskLevel.Immediate, Assert.Single(await hub.RowsAsync<ConcernRow>()).Risk);
        Assert.DoesNotContain(await hub.RowsAsync<ObligationRow>(), row => StandingStill.PausesOf(row).Any(pause => pause.Until is null));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task While_a_need_is_open_the_need_is_chased_and_the_work_that_waits_for_it_is_not(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await hub.SendAsync(Charity, "concern", CharityExample("concern-needs-first"), "c-1");
        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-contact-attempted", About(concern)), "e-1");
        var needs = (await hub.RowsAsync<ObligationRow>()).Where(row => Owed.IsNeed(row.Name)).ToList();
        Assert.NotEmpty(needs);
        Assert.Equal(needs.Count, needs.Select(need => need.Name).Distinct().Count());
        var before = await WorkAsync(hub);
        Assert.NotNull(before.Pauses);

        hub.Time.Advance(TimeSpan.FromDays(28));
        await hub.SweepAsync();
        Assert.Equal(-1, (await WorkAsync(hub)).Step);
        Assert.All((await hub.RowsAsync<ObligationRow>()).Where(row => Owed.IsNeed(row.Name)), need => Assert.True(need.Step >= 0));

        await hub.ExecuteAsync("UPDATE obligations SET met_at = since WHERE name LIKE 'meet-need: %' AND name <> 'meet-need: safe-place-to-live'");
        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-needs-changed", About(concern), ("\"open\": true", "\"open\": false")), "e-2");
        Assert.All((await hub.RowsAsync<ObligationRow>()).Where(row => Owed.IsNeed(row.Name)), need => Assert.NotNull(need.MetAt));
        Assert.True((await WorkAsync(hub)).Due > hub.Time.GetUtcNow());
    }

    private static async Task<ObligationRow> DecideAsync(RunningFlow hub) => Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.Decide && row.About == Charity.ToString());

    private static async Task<ObligationRow> WorkAsync(RunningFlow hub) => Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.ExploitationWork);
}
