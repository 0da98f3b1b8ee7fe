using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>A bug of ours, its mending, and the messages that it failed on.</summary>
public sealed class ReplayTests(DatabaseFixture databases)
{
    private static readonly byte[] Concern = PoliceExample("concern-county-lines-arrest");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_message_that_the_hub_failed_on_is_shown_with_its_cause_its_sender_and_the_strictest_clock(DatabaseKind database)
    {
        var (recovery, _) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var __ = recovery;

        await recovery.Hub.SendAsync(Police, "concern", Concern, "m-1");
        await recovery.Clocks.RunAsync(TestContext.Current.CancellationToken);

        var group = await recovery.OnlyGroupAsync();
        Assert.Equal("hub.in.police translation/InvalidTimeZoneException/BrokenTranslator.Translate", group.Fingerprint);
        Assert.Equal((1, GroupState.New, "police.northshire"), (group.Count, group.State, Assert.Single(group.Agencies)));
        Assert.StartsWith("breaches in ", group.Clock, StringComparison.Ordinal);
        var line = Assert.Single((await recovery.Queries.ShowAsync(group.Id, 10, TestContext.Current.CancellationToken)).Letters);
        Assert.StartsWith("at the strictest, since it cannot be read: ", line.DueWhat, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_was_replayed_is_recorded_as_if_it_had_been_received_when_it_was(DatabaseKind database)
    {
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var _ = recovery;
        await recovery.Hub.SendAsync(Police, "concern", Concern, "m-1");
        await using var whole = await RunningFlow.StartAsync(database, databases);
        await whole.SendAsync(Police, "concern", Concern, "m-1");
        recovery.Hub.Time.Advance(TimeSpan.FromHours(5));
        broken.Breaks = _ => false;

        var asked = await AskAsync(recovery);
        await recovery.ReplayAllAsync();
        await recovery.Hub.RelayAsync();

        Assert.Equal(1, asked.Total);
        Assert.Equal(
            (await whole.RowsAsync<ObligationRow>()).Select(owed => (owed.Name, owed.OwedBy, owed.Due)).Order(),
            (await recovery.Hub.RowsAsync<ObligationRow>()).Select(owed => (owed.Name, owed.OwedBy, owed.Due)).Order());
        Assert.Single(recovery.Hub.Channel.OfType("receipt"));
        Assert.Equal(DeadLetterState.Replayed, Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>()).State);
        Assert.Equal(2, (await recovery.Hub.RowsAsync<ReceivedMessageRow>()).Count);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_dry_run_says_how_many_would_pass_and_why_the_others_fail_and_changes_nothing(DatabaseKind database)
    {
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var _ = recovery;
        for (var number = 0; number < 9; number++)
        {
            await recovery.Hub.SendAsync(Police, "concern", number < 7 ? Concern : "<broken/>"u8.ToArray(), $"m-{number}");
        }

        broken.Breaks = message => message.Body.Span.StartsWith("<broken/>"u8);
        var audited = (await recovery.Hub.RowsAsync<AuditRow>()).Count;
        var result = await recovery.Commands.DryRunAsync(RunningRecovery.Ada, (await recovery.OnlyGroupAsync()).Id, TestContext.Current.CancellationToken);

        Assert.Equal("7 would pass, 2 still fail because translation/InvalidTimeZoneException/BrokenTranslator.Translate (2)", result.ToString());
        Assert.Empty(await recovery.Hub.RowsAsync<ConcernRow>());
        Assert.Empty(await recovery.Hub.RowsAsync<OutboxRow>());
        Assert.Equal(audited, (await recovery.Hub.RowsAsync<AuditRow>()).Count);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_replay_that_fails_leaves_the_message_dead_and_nothing_else_behind(DatabaseKind database)
    {
        var (recovery, _) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var __ = recovery;
        await recovery.Hub.SendAsync(Police, "concern", Concern, "m-1");
        recovery.Hub.Time.Advance(TimeSpan.FromMinutes(1));

        await AskAsync(recovery);
        recovery.Hub.Time.Advance(TimeSpan.FromMinutes(1));
        await recovery.ReplayAllAsync();

        var dead = Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>());
        Assert.Equal((DeadLetterState.Dead, 1, "translation/InvalidTimeZoneException/BrokenTranslator.Translate"), (dead.State, dead.Replays, dead.LastOutcome));
        Assert.Single(await recovery.Hub.RowsAsync<ReceivedMessageRow>());
        Assert.Equal(GroupState.Regressed, (await recovery.OnlyGroupAsync()).State);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_replay_asked_for_twice_is_one_replay(DatabaseKind database)
    {
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var _ = recovery;
        await recovery.Hub.SendAsync(Police, "concern", Concern, "m-1");
        broken.Breaks = _ => false;

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return (await AskAsync(recovery)).Total;
            }
            catch (RefusedException second) when (second.Why == Refused.Conflict)
            {
                return 0;
            }
        }));
        await recovery.ReplayAllAsync();

        Assert.Equal(1, clicks.Sum());
        Assert.Single(await recovery.Hub.RowsAsync<ConcernRow>());
        Assert.Single(await recovery.Hub.RowsAsync<ReplayItemRow>());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_joins_the_group_after_the_click_is_not_replayed(DatabaseKind database)
    {
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var _ = recovery;
        await recovery.Hub.SendAsync(Police, "concern", Concern, "m-1");
        await AskAsync(recovery);
        recovery.Hub.Time.Advance(TimeSpan.FromSeconds(1));
        await recovery.Hub.SendAsync(Police, "concern", Concern, "m-2");
        broken.Breaks = _ => false;

        await recovery.ReplayAllAsync();

        Assert.Equal([DeadLetterState.Replayed, DeadLetterState.Dead], (await recovery.Hub.RowsAsync<DeadLetterRow>()).OrderBy(row => row.Sequence).Select(row => row.State));
        Assert.Equal(GroupState.Regressed, (await recovery.OnlyGroupAsync()).State);
    }

    [Fact]
    public async Task No_more_are_replayed_in_a_second_than_the_settings_allow()
    {
        const int PerSecond = 2;
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(DatabaseKind.Sqlite, databases, new RecoverySettings { ReplaysPerSecond = PerSecond });
        await using var _ = recovery;
        for (var number = 0; number < 5; number++)
        {
            await recovery.Hub.SendAsync(Police, "concern", Concern, $"m-{number}");
        }

        broken.Breaks = _ => false;
        await AskAsync(recovery);
        var began = recovery.Hub.Time.GetUtcNow();
        var replaying = recovery.Loop.RunNextAsync(TestContext.Current.CancellationToken);
        await Condition.MetAsync("all are replayed", TimeSpan.FromSeconds(60), () =>
        {
            recovery.Hub.Time.Advance(TimeSpan.FromMilliseconds(50));
            return replaying.IsCompleted;
        }, TestContext.Current.CancellationToken);

        Assert.True(await replaying);
        Assert.All(
            (await recovery.Hub.RowsAsync<ReplayItemRow>()).OrderBy(row => row.Position),
            item => Assert.True(item.FinishedAt >= began + TimeSpan.FromSeconds((double)item.Position / PerSecond), $"{item.Position} was replayed {item.FinishedAt - began} after the beginning"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task One_that_was_recorded_and_not_marked_before_the_hub_was_killed_is_marked_and_not_recorded_again(DatabaseKind database)
    {
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var _ = recovery;
        await recovery.Hub.SendAsync(Police, "concern", Concern, "m-1");
        broken.Breaks = _ => false;
        await AskAsync(recovery);
        var dead = Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>());
        var letter = await recovery.Commands.RevealAsync(RunningRecovery.Ada, dead.Id, "to be replayed by hand", TestContext.Current.CancellationToken);
        await recovery.Hub.Flow.AcceptAsync(letter.Delivered!, TestContext.Current.CancellationToken);

        await recovery.ReplayAllAsync();

        Assert.Single(await recovery.Hub.RowsAsync<ConcernRow>());
        Assert.Equal("duplicate", Assert.Single(await recovery.Hub.RowsAsync<ReplayItemRow>()).Outcome);
        Assert.Single(await recovery.Hub.RowsAsync<AuditRow>(), row => row.Action == "dead-letter-replayed");
        Assert.Equal(DeadLetterState.Replayed, Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>()).State);
    }

    private static async Task<SafeguardingHub.Recovery.Replaying.AskedReplay> AskAsync(RunningRecovery recovery) =>
        await recovery.Commands.ReplayAsync(RunningRecovery.Ada, (await recovery.OnlyGroupAsync()).Id, "the bug is mended", TestContext.Current.CancellationToken);
}
