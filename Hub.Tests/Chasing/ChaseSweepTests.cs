using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Chasing;
using SafeguardingHub.Engagement;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>What is not answered is chased, once for each step and until it is answered.</summary>
public sealed class ChaseSweepTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_unanswered_referral_is_chased_once_a_step_and_climbs(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await RaiseAsync(hub);
        Assert.Equal(0, await SweepAsync(hub));

        for (var sweep = 0; sweep < 3; sweep++)
        {
            await ToNextStepAsync(hub);
            Assert.True(await SweepAsync(hub) > 0);
            Assert.Equal(0, await SweepAsync(hub));
        }

        var owed = await AcknowledgeAsync(hub);
        var taken = (await hub.RowsAsync<ChaseRow>()).Where(row => row.ObligationId == owed.Id).Select(row => row.Step).Order().ToList();
        Assert.True(taken.Count >= 3);
        Assert.Equal(Enumerable.Range(0, owed.Step + 1), taken);
        Assert.True(owed.NextChaseAt > hub.Time.GetUtcNow());
        Assert.NotEmpty(hub.Channel.OfType("chase"));
        Assert.All(hub.Channel.OfType("chase"), chase => Assert.NotNull(hub.Agreement.Find(chase.Recipient)));
        Assert.Contains(await hub.RowsAsync<TimelineRow>(), entry => entry.Event == "chased");
        Assert.Contains(await hub.RowsAsync<AuditRow>(), entry => entry.Action == "chased");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Delivery_does_not_stop_the_chase_and_an_answer_does(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        Assert.All(await hub.RowsAsync<ReferralRow>(), referral => Assert.NotNull(referral.DeliveredAt));
        await ToNextStepAsync(hub);
        await SweepAsync(hub);
        var owed = await AcknowledgeAsync(hub);
        Assert.True(owed.Step >= 0);

        await hub.SendAsync(SocialCare, "response", SocialCareExample("response-accepted", (Reference.ToString(), concern.Reference!.Value.ToString())), "a-1");
        hub.Time.Advance(TimeSpan.FromDays(7));
        await SweepAsync(hub);
        Assert.Equal(owed.Step, (await AcknowledgeAsync(hub)).Step);

        await hub.ApplyAsync();
        await SweepAsync(hub);
        Assert.Equal((owed.Step, true), ((await AcknowledgeAsync(hub)).Step, (await AcknowledgeAsync(hub)).MetAt is not null));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_sweeps_at_once_chase_once(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await RaiseAsync(hub);
        await ToNextStepAsync(hub);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => New(hub).RunAsync(TestContext.Current.CancellationToken))));

        var owed = await AcknowledgeAsync(hub);
        var steps = (await hub.RowsAsync<ChaseRow>()).Count(row => row.ObligationId == owed.Id);
        Assert.Equal(owed.Step + 1, steps);
        Assert.Single(
            await hub.RowsAsync<TimelineRow>(),
            entry => entry.Event == "chased" && entry.Agency == SocialCare.ToString() && entry.Text.StartsWith("acknowledge is", StringComparison.Ordinal));
        var sent = (await hub.RowsAsync<OutboxRow>()).Where(row => row.Type == "chase").ToList();
        Assert.Equal(sent.Count, sent.Select(row => row.MessageId).Distinct().Count());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task When_the_outbox_cannot_be_written_nothing_is_and_the_next_sweep_chases(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await RaiseAsync(hub);
        await ToNextStepAsync(hub);
        var (timeline, audit) = ((await hub.RowsAsync<TimelineRow>()).Count, (await hub.RowsAsync<AuditRow>()).Count);
        await hub.ExecuteAsync(database == DatabaseKind.Sqlite
            ? "CREATE TRIGGER refuse BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'refused'); END"
            : "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END'; CREATE TRIGGER refuse BEFORE INSERT ON outbox EXECUTE FUNCTION refuse()");

        Assert.Equal(0, await SweepAsync(hub));

        Assert.Empty(await hub.RowsAsync<ChaseRow>());
        Assert.Equal((timeline, audit), ((await hub.RowsAsync<TimelineRow>()).Count, (await hub.RowsAsync<AuditRow>()).Count));
        Assert.All(await hub.RowsAsync<ObligationRow>(), row => Assert.Equal((-1, row.Due), (row.Step, row.NextChaseAt)));
        Assert.All(await hub.RowsAsync<ReferralRow>(), row => Assert.Null(row.SealedState));

        await hub.ExecuteAsync(database == DatabaseKind.Sqlite ? "DROP TRIGGER refuse" : "DROP TRIGGER refuse ON outbox");
        Assert.True(await SweepAsync(hub) > 0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Health_says_so_when_nobody_sweeps(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await RaiseAsync(hub);
        var check = new Health.ChasingGoesOn(hub.Store, new SweepInterval(TimeSpan.FromSeconds(30)), hub.Time);
        hub.Time.SetUtcNow((await hub.RowsAsync<ObligationRow>()).Min(row => row.NextChaseAt).AddSeconds(1));
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status);

        hub.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HealthStatus.Degraded, (await check.CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status);

        await SweepAsync(hub);
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status);
    }

    private static ChaseSweep New(RunningFlow hub) => new(hub.Store, hub.Agreement, hub.Keys, new ChildsWork(), hub.Time, NullLogger<ChaseSweep>.Instance);

    private static async Task<int> SweepAsync(RunningFlow hub)
    {
        var taken = await New(hub).RunAsync(TestContext.Current.CancellationToken);
        await hub.RelayAsync();
        return taken;
    }

    private static async Task<Acceptance> RaiseAsync(RunningFlow hub)
    {
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), "c-1");
        await hub.RelayAsync();
        return concern;
    }

    /// <summary>A second after the acknowledgement is to be chased next.</summary>
    private static async Task ToNextStepAsync(RunningFlow hub) => hub.Time.SetUtcNow((await AcknowledgeAsync(hub)).NextChaseAt.AddSeconds(1));

    private static async Task<ObligationRow> AcknowledgeAsync(RunningFlow hub) =>
        Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.Acknowledge && row.About == SocialCare.ToString());
}
