using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>What nobody says and the hub sees: a referral that does not arrive, a child whom nobody answers.</summary>
public sealed class SeenByHubTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_referral_that_does_not_arrive_is_the_referrers_to_bring_until_it_does(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        hub.Channel.Failing = post => post.Recipient == SocialCare ? "refused" : null;
        await RaiseAsync(hub);
        Assert.Equal(0, await hub.LookAsync());

        hub.Time.Advance(SeenByHub.DeliveredWithin + TimeSpan.FromSeconds(1));
        Assert.Equal((1, 0), (await hub.LookAsync(), await hub.LookAsync()));

        var owed = await OwedAsync(hub, Owed.ReachRecipient);
        Assert.Equal((Police.ToString(), null), (owed.OwedBy, owed.MetAt));
        Assert.Equal(Police.ToString(), (await ReferralAsync(hub)).Holder);
        Assert.Contains("could not deliver", CapturingChannel.Text(Assert.Single(hub.Channel.OfType("update"), post => post.Recipient == Police)), StringComparison.Ordinal);

        hub.Channel.Failing = _ => null;
        hub.Time.Advance(TimeSpan.FromMinutes(2));
        await hub.RelayAsync();
        Assert.Equal((1, 0), (await hub.LookAsync(), await hub.LookAsync()));
        Assert.NotNull((await OwedAsync(hub, Owed.ReachRecipient)).MetAt);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_child_whom_nobody_answers_within_the_hour_is_put_before_the_cover_and_then_chased(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        hub.Time.SetUtcNow(new DateTimeOffset(2026, 3, 10, 23, 34, 0, TimeSpan.Zero));
        await SayAsync(hub, Charity, "engagement", CharityExample("engagement-child-reached-out", About(concern)), "e-1");
        Assert.Equal(new DateTimeOffset(2026, 3, 11, 0, 34, 0, TimeSpan.Zero), Assert.Single(await PickUpsAsync(hub)).Due);

        hub.Time.SetUtcNow(new DateTimeOffset(2026, 3, 11, 0, 34, 1, TimeSpan.Zero));
        await hub.SweepAsync();
        var told = Assert.Single(hub.Channel.OfType("chase"), post => CapturingChannel.Text(post).Contains("nobody-picked-up", StringComparison.Ordinal));
        Assert.Equal(Charity, told.Recipient);
        Assert.True(Assert.Single(await hub.RowsAsync<OutboxRow>(), row => row.MessageId == told.MessageId).Urgent);
        var (worker, cover) = ((await PickUpsAsync(hub)).Single(row => row.CancelledAt is not null), (await PickUpsAsync(hub)).Single(row => row.CancelledAt is null));
        Assert.Equal(("duty-inbox", "team-manager", -1), (worker.Role, cover.Role, cover.Step));

        hub.Time.Advance(TimeSpan.FromHours(48));
        await hub.SweepAsync();
        Assert.Equal(0, (await PickUpsAsync(hub)).Single(row => row.CancelledAt is null).Step);
    }

    private static async Task<List<ObligationRow>> PickUpsAsync(RunningFlow hub) => [.. (await hub.RowsAsync<ObligationRow>()).Where(row => row.Name == Owed.PickUpTheReachOut)];
}
