using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Engagement;

/// <summary>What happens between a child and a service reaches the record and those who must know.</summary>
public sealed class EngagementAnsweringTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_child_who_reaches_out_is_told_at_once_and_urgently_to_the_holder_and_the_worker(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        Assert.Contains(Charity.ToString(), await hub.RecipientsAsync());
        var accepted = await hub.SendAsync(Charity, "engagement", CharityExample("engagement-child-reached-out", About(concern)), "e-1");
        await hub.Applier.ApplyAsync(TestContext.Current.CancellationToken);

        Assert.Equal((ReceivedOutcome.EngagementApplied, concern.Reference), (accepted.Outcome, accepted.Reference));
        var told = (await hub.RowsAsync<OutboxRow>()).Where(row => row.Type == "feedback").ToList();
        Assert.Equal(new[] { Charity.ToString(), Police.ToString() }, told.Select(row => row.Recipient).Order(StringComparer.Ordinal));
        Assert.All(told, row => Assert.True(row.Urgent));
        var owed = Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.PickUpTheReachOut);
        Assert.Equal((Charity.ToString(), null), (owed.OwedBy, owed.MetAt));
        await hub.RelayAsync();
        Assert.Contains("can you come", CapturingChannel.Text(Assert.Single(hub.Channel.OfType("feedback"), post => post.Recipient == Charity)), StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(await hub.RowsAsync<EngagementRow>()).ReachedOutAt);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_named_worker_who_meets_the_child_has_picked_it_up(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-child-reached-out", About(concern)), "e-1");
        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-session", About(concern)), "e-2");

        Assert.NotNull(Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.PickUpTheReachOut).MetAt);
        Assert.Null(Assert.Single(await hub.RowsAsync<EngagementRow>()).ReachedOutAt);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_child_who_was_not_brought_again_and_again_is_never_closed_and_the_supervisor_looks_why(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        var missed = hub.Agreement.Engagement.PromptAfterMissed;
        for (var time = 1; time <= missed; time++)
        {
            Assert.Empty(hub.Channel.OfType("chase"));
            await SayAsync(hub, Charity, "engagement", CharityExample("engagement-was-not-brought", About(concern)), $"e-{time}");
        }

        Assert.Equal(Charity, Assert.Single(hub.Channel.OfType("chase")).Recipient);
        Assert.All(await hub.RowsAsync<ReferralRow>(), row => Assert.Equal((null, Police.ToString()), (row.ClosedAt, row.Holder)));
        Assert.Equal(missed, (await TimelineAsync(hub)).Count(happened => happened == "was-not-brought"));
        Assert.Null(Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == "acknowledge" && row.About == Charity.ToString()).MetAt);
    }
}
