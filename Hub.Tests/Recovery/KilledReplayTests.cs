using System.Text;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Tests.Journeys;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>A group of hundreds, replayed by a hub that is killed in the middle of it, while more of the same kind come in.</summary>
[Collection(JourneyTests.Name)]
public sealed class KilledReplayTests(JourneyBroker brokers, DatabaseFixture databases)
{
    private const int Cases = 250;
    private const int Later = 50;
    private const string ExampleCase = "NC-CASE-0105";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Exactly_those_of_the_click_are_replayed_once_and_in_order_though_it_is_asked_for_twice_and_the_hub_is_killed()
    {
        var (recovery, _) = await RunningRecovery.StartBrokenAsync(DatabaseKind.Postgres, databases);
        await using var __ = recovery;
        var broken = recovery.Hub;
        for (var number = 0; number < Cases; number++)
        {
            await SendAsync(broken, number, "concern", ConcernOf(number));
            await SendAsync(broken, number, "update", PoliceAmendment(ConcernOf(number), CaseOf(number), "More is known."));
        }

        var clicked = (await broken.RowsAsync<DeadLetterRow>()).Select(row => row.Id).ToList();
        var key = Operators.Issue(broken.Folder, "ada", OperatorRights.See | OperatorRights.Replay);
        var group = (await recovery.OnlyGroupAsync()).Id;
        var host = await brokers.CreateVirtualHostAsync();
        await using var first = await HubProcess.StartAsync(broken.Folder, broken.Place, host);

        var dryRun = await RunAsync(broken, key, "dry-run", group);
        Assert.Equal($"{Cases * 2} would pass, 0 still fail", dryRun.Output.Trim());
        Assert.Equal(0, (await RunAsync(broken, key, "replay", group, "--reason", "the translator is mended")).ExitCode);
        var second = await RunAsync(broken, key, "replay", group, "--reason", "the translator is mended");
        Assert.Equal(1, second.ExitCode);
        Assert.EndsWith(" are being replayed already.", second.Words.Trim(), StringComparison.Ordinal);

        await Condition.MetAsync("some are replayed", Limit, async _ => await CountAsync(broken, DeadLetterState.Replayed) > Cases / 4, TestContext.Current.CancellationToken);
        await JoinAsync(broken, Cases, Later / 2);
        var whenHalfHadJoined = await CountAsync(broken, DeadLetterState.Replayed);
        await first.KillAsync();
        var whenKilled = await CountAsync(broken, DeadLetterState.Replayed);
        await JoinAsync(broken, Cases + (Later / 2), Later / 2);

        await using var next = await HubProcess.StartAsync(broken.Folder, broken.Place, host);
        await Condition.MetAsync("the replay is finished", Limit, async _ => (await broken.RowsAsync<ReplayRow>()).All(row => row.FinishedAt is not null), TestContext.Current.CancellationToken);
        await Condition.MetAsync("everything is sent", Limit, async _ => (await broken.RowsAsync<OutboxRow>()).All(row => row.SentAt is not null), TestContext.Current.CancellationToken);

        Assert.InRange(whenHalfHadJoined, 1, (Cases * 2) - 1);
        Assert.InRange(whenKilled, whenHalfHadJoined, (Cases * 2) - 1);
        Assert.Equal(clicked.Order(), (await broken.RowsAsync<DeadLetterRow>()).Where(row => row.State == DeadLetterState.Replayed).Select(row => row.Id).Order());
        Assert.Equal((Cases * 2, Later), (await CountAsync(broken, DeadLetterState.Replayed), await CountAsync(broken, DeadLetterState.Dead)));
        Assert.Equal(Later, (await recovery.OnlyGroupAsync()).Count);
        Assert.Equal(Cases, (await broken.RowsAsync<ConcernRow>()).Count);
        Assert.Equal(Cases * 2, (await broken.RowsAsync<AuditRow>()).Count(row => row.Action == "dead-letter-replayed"));
        Assert.Equal(Cases * 2, (await broken.RowsAsync<ReplayItemRow>()).Count);
        await AssertInOrderAsync(broken);
    }

    /// <summary>An update that had overtaken its concern would have waited for it, and its news would stand before the referral or be missing.</summary>
    private static async Task AssertInOrderAsync(RunningFlow hub)
    {
        var received = await hub.RowsAsync<ReceivedMessageRow>();
        Assert.Equal((Cases, Cases), (received.Count(row => row.Outcome == ReceivedOutcome.Recorded), received.Count(row => row.Outcome == ReceivedOutcome.UpdateApplied)));
        var outbox = (await hub.RowsAsync<OutboxRow>()).Where(row => row.ConcernId is not null && row.Type is "referral" or "update").ToList();
        Assert.All(outbox.GroupBy(row => (row.ConcernId, row.Recipient)), told => Assert.Equal(["referral", "update"], told.OrderBy(row => row.Sequence).Select(row => row.Type)));
        var concerns = (await hub.RowsAsync<TimelineRow>()).GroupBy(row => row.ConcernId).ToList();
        Assert.All(concerns, timeline => Assert.True(timeline.Single(row => row.Event == "recorded").At <= timeline.Single(row => row.Event == "update-applied").At));
    }

    /// <summary>More of the same kind, which the bug that is still there in this instance fails on.</summary>
    private static async Task JoinAsync(RunningFlow broken, int from, int count)
    {
        foreach (var number in Enumerable.Range(from, count))
        {
            await SendAsync(broken, number, "concern", ConcernOf(number));
        }
    }

    private static async Task SendAsync(RunningFlow hub, int number, string kind, byte[] body)
    {
        hub.Time.Advance(TimeSpan.FromSeconds(1));
        var accepted = await hub.SendAsync(Police, kind, body, $"{kind}-{number}");
        Assert.Equal(ReceivedOutcome.DeadLetter, accepted.Outcome);
    }

    private static string CaseOf(int number) => $"NC-CASE-{10_000 + number}";

    private static byte[] ConcernOf(int number) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(PoliceExample("concern-restricted-address")).Replace(ExampleCase, CaseOf(number), StringComparison.Ordinal));

    private static Task<int> CountAsync(RunningFlow hub, DeadLetterState state) => hub.ReadAsync(context => context.DeadLetters.CountAsync(row => row.State == state, TestContext.Current.CancellationToken));

    private static Task<HubCommand> RunAsync(RunningFlow hub, string key, params string[] arguments) =>
        HubCommand.RunAsAsync(key, ["deadletters", .. arguments, "--data", hub.Folder, "--database", hub.Place]);
}
