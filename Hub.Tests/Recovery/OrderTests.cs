using System.Text;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>What is later about a concern does not overtake what is earlier and dead.</summary>
public sealed class OrderTests(DatabaseFixture databases)
{
    private const string Case = "NC-CASE-0105";
    private static readonly byte[] Concern = PoliceExample("concern-restricted-address");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_later_update_waits_behind_a_dead_one_says_so_and_follows_it(DatabaseKind database)
    {
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var _ = recovery;
        await BreakFirstUpdateAsync(recovery, broken);

        var second = await SendAsync(recovery, "beta-news", urgent: false);
        var waiting = (await recovery.Hub.RowsAsync<DeadLetterRow>()).Single(row => row.Source == DeadLetterSource.Behind);
        var first = (await recovery.Hub.RowsAsync<DeadLetterRow>()).Single(row => row.Source == DeadLetterSource.Stage);
        Assert.Equal(ReceivedOutcome.DeadLetter, second.Outcome);
        Assert.Equal(first.Id, (await recovery.Queries.ShowOneAsync(waiting.Id, TestContext.Current.CancellationToken)).WaitsBehind);
        await recovery.ReplayAllAsync();
        Assert.Empty(recovery.Hub.Channel.OfType("update"));

        broken.Breaks = _ => false;
        await recovery.Commands.ReplayAsync(RunningRecovery.Ada, first.Id.ToString(), "mended", TestContext.Current.CancellationToken);
        await recovery.ReplayAllAsync();
        await recovery.Hub.RelayAsync();

        Assert.Equal(["alpha-news", "beta-news"], Notes(recovery));
        Assert.All(await recovery.Hub.RowsAsync<DeadLetterRow>(), row => Assert.Equal(DeadLetterState.Replayed, row.State));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_urgent_update_passes_a_dead_one_with_a_warning(DatabaseKind database)
    {
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var _ = recovery;
        await BreakFirstUpdateAsync(recovery, broken);

        var urgent = await SendAsync(recovery, "beta-news", urgent: true);
        await recovery.Hub.RelayAsync();

        Assert.Equal(ReceivedOutcome.UpdateApplied, urgent.Outcome);
        Assert.Equal("HUB-3015", Assert.Single(urgent.Problems, problem => problem.Code == "HUB-3015").Code);
        Assert.Equal(["beta-news"], Notes(recovery));
        Assert.Single(recovery.Hub.Channel.OfType("receipt"), receipt => CapturingChannel.Text(receipt).Contains("HUB-3015", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_waits_behind_a_message_that_was_discarded(DatabaseKind database)
    {
        var (recovery, broken) = await RunningRecovery.StartBrokenAsync(database, databases);
        await using var _ = recovery;
        await BreakFirstUpdateAsync(recovery, broken);
        await SendAsync(recovery, "beta-news", urgent: false);
        var first = (await recovery.Hub.RowsAsync<DeadLetterRow>()).Single(row => row.Source == DeadLetterSource.Stage);

        var proposal = await recovery.Proposals.ProposeDiscardAsync(RunningRecovery.Ada, first.Id.ToString(), "the sender took it back", TestContext.Current.CancellationToken);
        await recovery.Proposals.DecideAsync(RunningRecovery.Ben, proposal.Id, approve: true, TestContext.Current.CancellationToken);
        await recovery.ReplayAllAsync();
        await recovery.Hub.RelayAsync();

        Assert.Equal(["beta-news"], Notes(recovery));
    }

    /// <summary>Its case is in the transport's properties, as the body cannot be read.</summary>
    private static async Task BreakFirstUpdateAsync(RunningRecovery recovery, BrokenTranslator broken)
    {
        broken.Breaks = message => Encoding.UTF8.GetString(message.Body.Span).Contains("alpha-news", StringComparison.Ordinal);
        await recovery.Hub.SendAsync(Police, "concern", Concern, "c-1");
        var first = await SendAsync(recovery, "alpha-news", urgent: false);
        Assert.Equal(ReceivedOutcome.DeadLetter, first.Outcome);
        recovery.Hub.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private static Task<SafeguardingHub.Recording.Acceptance> SendAsync(RunningRecovery recovery, string note, bool urgent) => recovery.Hub.Flow.AcceptAsync(
        RunningFlow.Delivered(Police, "update", PoliceAmendment(Concern, Case, note), $"u-{note}", urgent) with { CorrelationId = Case }, TestContext.Current.CancellationToken);

    private static IReadOnlyList<string> Notes(RunningRecovery recovery) =>
    [
        .. recovery.Hub.Channel.To(SocialCare).Where(post => post.Type == "update").Select(CapturingChannel.Text)
            .Select(text => text.Contains("alpha-news", StringComparison.Ordinal) ? "alpha-news" : text.Contains("beta-news", StringComparison.Ordinal) ? "beta-news" : text),
    ];
}
