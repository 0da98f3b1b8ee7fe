using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>Operators are told once when something begins and once when it ends.</summary>
public sealed class IncidentTests(DatabaseFixture databases)
{
    private static readonly Watched Bad = Seen(Look.Bad);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_wavers_between_good_and_bad_alerts_once(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var alerts = new AlertLog();
        var incidents = new Incidents(hub.Store, alerts, hub.Time);

        foreach (var look in (Look[])[Look.Between, Look.Bad, Look.Between, Look.Bad, Look.Between, Look.Good, Look.Between, Look.Good])
        {
            await incidents.ApplyAsync(Seen(look), TestContext.Current.CancellationToken);
        }

        Assert.Equal([(IncidentNames.DeadLetterOld, "", true), (IncidentNames.DeadLetterOld, "", false)], alerts.Told);
    }

    [Fact]
    public async Task Several_instances_that_see_it_at_once_alert_once_between_them()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        var alerts = new AlertLog();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new Incidents(hub.Store, alerts, hub.Time).ApplyAsync(Bad, TestContext.Current.CancellationToken)));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new Incidents(hub.Store, alerts, hub.Time).ApplyAsync(Seen(Look.Good), TestContext.Current.CancellationToken)));

        Assert.Equal([true, false], alerts.Told.Select(alert => alert.Began));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_alert_that_does_not_get_through_is_told_at_the_next_look(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var alerts = new AlertLog { Fails = true };
        var incidents = new Incidents(hub.Store, alerts, hub.Time);
        await Assert.ThrowsAsync<InvalidOperationException>(() => incidents.ApplyAsync(Bad, TestContext.Current.CancellationToken));

        alerts.Fails = false;
        await incidents.ApplyAsync(Bad, TestContext.Current.CancellationToken);

        Assert.Single(alerts.Told);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_dead_letter_alerts_by_its_age_and_not_by_how_many_there_are(DatabaseKind database)
    {
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var _ = recovery;
        var (hub, alerts) = (recovery.Hub, new AlertLog());
        var (watch, incidents) = (new LetterWatch(hub.Store, new RecoverySettings(), hub.Time), new Incidents(hub.Store, alerts, hub.Time));
        for (var number = 0; number < 20; number++)
        {
            await hub.SendAsync(Police, "concern", PoliceExample("concern-county-lines-arrest"), $"m-{number}");
        }

        await incidents.ApplyAsync(await watch.LookAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Empty(alerts.Told);
        hub.Time.Advance(TimeSpan.FromMinutes(6));
        await incidents.ApplyAsync(await watch.LookAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal([(IncidentNames.DeadLetterOld, "", true)], alerts.Told);

        await recovery.Clocks.RunAsync(TestContext.Current.CancellationToken);
        hub.Time.SetUtcNow((await hub.RowsAsync<DeadLetterRow>())[0].Due!.Value.AddMinutes(1));
        await incidents.ApplyAsync(await watch.LookAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        broken.Breaks = _ => false;
        await recovery.Commands.ReplayAsync(RunningRecovery.Ada, (await recovery.OnlyGroupAsync()).Id, "mended", TestContext.Current.CancellationToken);
        await recovery.ReplayAllAsync();
        await incidents.ApplyAsync(await watch.LookAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.Equal(
            [(IncidentNames.DeadLetterOld, true), (IncidentNames.DeadLetterOverdue, true), (IncidentNames.DeadLetterOld, false), (IncidentNames.DeadLetterOverdue, false)],
            alerts.Told.Select(alert => (alert.Name, alert.Began)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_that_does_not_take_effect_alerts_with_its_concern_until_it_does(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var alerts = new AlertLog();
        var (watch, incidents) = (new LetterWatch(hub.Store, new RecoverySettings(), hub.Time), new Incidents(hub.Store, alerts, hub.Time));
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "c-1");
        await hub.SendAsync(Charity, "engagement", CharityExample("engagement-child-reached-out", (Reference.ToString(), concern.Reference!.Value.ToString())), "e-1");

        await incidents.ApplyAsync(await watch.LookAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Empty(alerts.Told);
        hub.Time.Advance(TimeSpan.FromMinutes(3));
        await incidents.ApplyAsync(await watch.LookAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal([(IncidentNames.AnswerStuck, "", true)], alerts.Told);
        Assert.Contains(concern.Reference.Value.ToString(), alerts.All[0].Detail, StringComparison.Ordinal);

        await hub.ApplyAsync();
        await incidents.ApplyAsync(await watch.LookAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal((IncidentNames.AnswerStuck, "", false), alerts.Told[^1]);
    }

    private static Watched Seen(Look look) => new([IncidentNames.DeadLetterOld], [new Observation(IncidentNames.DeadLetterOld, "", look, "It is old.", "Mend it.")]);
}
