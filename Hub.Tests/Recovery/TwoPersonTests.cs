using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>What two different people have to agree to, and what one person may not do alone.</summary>
public sealed class TwoPersonTests(DatabaseFixture databases)
{
    private static readonly byte[] Concern = PoliceExample("concern-county-lines-arrest");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_proposed_a_discard_cannot_agree_to_it_from_another_session_or_under_the_name_written_otherwise(DatabaseKind database)
    {
        await using var recovery = await WithOneDeadAsync(database);
        var dead = Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>());
        var proposal = await recovery.Proposals.ProposeDiscardAsync(RunningRecovery.Ada, dead.Id.ToString(), "sent by mistake", TestContext.Current.CancellationToken);

        foreach (var same in (string[])["ada", "Ada", " ADA ", "ａｄａ"])
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => recovery.Proposals.DecideAsync(RunningRecovery.Ada with { Name = same }, proposal.Id, approve: true, TestContext.Current.CancellationToken));
            Assert.Equal(Refused.SecondPersonNeeded, refused.Why);
        }

        Assert.Equal(DeadLetterState.Dead, Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>()).State);
        Assert.Equal(4, (await recovery.Hub.RowsAsync<AuditRow>()).Count(row => row.Action == "refused-discard-approved"));
        await recovery.Proposals.DecideAsync(RunningRecovery.Ben, proposal.Id, approve: true, TestContext.Current.CancellationToken);
        Assert.Equal(DeadLetterState.Discarded, Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>()).State);
        Assert.NotEmpty((await recovery.Commands.RevealAsync(RunningRecovery.Ada, dead.Id, "asked for later", TestContext.Current.CancellationToken)).Body.ToArray());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_corrected_copy_that_another_person_agreed_to_is_recorded_and_linked_and_the_first_stays(DatabaseKind database)
    {
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var _ = recovery;
        broken.Breaks = message => message.Body.Span.StartsWith("<broken/>"u8);
        await recovery.Hub.SendAsync(Police, "concern", "<broken/>"u8.ToArray(), "m-1");
        var dead = Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>());

        var proposal = await recovery.Proposals.ProposeEditAsync(RunningRecovery.Ada, dead.Id, Concern, "cut off on the way; the sender read it to me", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<RefusedException>(() => recovery.Proposals.DecideAsync(RunningRecovery.Ada, proposal.Id, approve: true, TestContext.Current.CancellationToken));
        Assert.Empty(await recovery.Hub.RowsAsync<ConcernRow>());
        await recovery.Proposals.DecideAsync(RunningRecovery.Ben, proposal.Id, approve: true, TestContext.Current.CancellationToken);
        await recovery.ReplayAllAsync();

        Assert.Single(await recovery.Hub.RowsAsync<ConcernRow>());
        var letters = (await recovery.Hub.RowsAsync<DeadLetterRow>()).OrderBy(row => row.Sequence).ToList();
        Assert.Equal([(DeadLetterState.Superseded, (Guid?)null), (DeadLetterState.Replayed, dead.Id)], letters.Select(row => (row.State, row.EditOf)));
        Assert.Equal("<broken/>"u8.ToArray(), (await recovery.Commands.RevealAsync(RunningRecovery.Ada, dead.Id, "to compare", TestContext.Current.CancellationToken)).Body.ToArray());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Correcting_is_off_unless_it_is_switched_on(DatabaseKind database)
    {
        await using var recovery = await WithOneDeadAsync(database, new RecoverySettings());
        var dead = Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>());

        var refused = await Assert.ThrowsAsync<RefusedException>(() => recovery.Proposals.ProposeEditAsync(RunningRecovery.Ada, dead.Id, Concern, "a reason", TestContext.Current.CancellationToken));

        Assert.Equal(Refused.SwitchedOff, refused.Why);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_does_more_than_they_have_the_right_to_and_a_no_is_in_the_audit(DatabaseKind database)
    {
        await using var recovery = await WithOneDeadAsync(database);
        var dead = Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>());
        var (cancellation, id, group) = (TestContext.Current.CancellationToken, dead.Id.ToString(), (await recovery.OnlyGroupAsync()).Id);
        Func<Operator, Task>[] actions =
        [
            person => recovery.Commands.RevealAsync(person, dead.Id, "a reason", cancellation),
            person => recovery.Commands.AssignAsync(person, group, "somebody", cancellation),
            person => recovery.Commands.MarkFixedAsync(person, group, cancellation),
            person => recovery.Commands.NoteAsync(person, group, "a note", cancellation),
            person => recovery.Commands.DryRunAsync(person, group, cancellation),
            person => recovery.Commands.ReplayAsync(person, group, "a reason", cancellation),
            person => recovery.Proposals.ProposeDiscardAsync(person, id, "a reason", cancellation),
            person => recovery.Proposals.ProposeEditAsync(person, dead.Id, Concern, "a reason", cancellation),
        ];

        foreach (var action in actions)
        {
            Assert.Equal(Refused.NotAllowed, (await Assert.ThrowsAsync<RefusedException>(() => action(RunningRecovery.Looker))).Why);
        }

        Assert.Equal(actions.Length, (await recovery.Hub.RowsAsync<AuditRow>()).Count(row => row.Action.StartsWith("refused-", StringComparison.Ordinal) && row.Actor == "operator:lou"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_body_is_shown_only_for_a_reason_that_the_audit_keeps(DatabaseKind database)
    {
        await using var recovery = await WithOneDeadAsync(database);
        var dead = Assert.Single(await recovery.Hub.RowsAsync<DeadLetterRow>());

        Assert.Equal(Refused.NotComplete, (await Assert.ThrowsAsync<RefusedException>(() => recovery.Commands.RevealAsync(RunningRecovery.Ada, dead.Id, " ", TestContext.Current.CancellationToken))).Why);
        var letter = await recovery.Commands.RevealAsync(RunningRecovery.Ada, dead.Id, "Northshire asked", TestContext.Current.CancellationToken);

        Assert.Equal(Concern, letter.Body.ToArray());
        Assert.Equal(("operator:ada", "Northshire asked"), (await recovery.Hub.RowsAsync<AuditRow>()).Where(row => row.Action == "dead-letter-revealed").Select(row => (row.Actor, row.Detail)).Single());
    }

    private async Task<RunningRecovery> WithOneDeadAsync(DatabaseKind database, RecoverySettings? settings = null)
    {
        var (recovery, _) = await RunningRecovery.StartBrokenAsync(database, databases, settings);
        await recovery.Hub.SendAsync(Police, "concern", Concern, "m-1");
        return recovery;
    }
}
