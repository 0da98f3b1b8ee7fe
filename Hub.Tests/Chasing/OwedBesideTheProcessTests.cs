using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Quartz;
using SafeguardingHub.Chasing;
using SafeguardingHub.Delivery;
using SafeguardingHub.Engagement;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery.Watching;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>What others make somebody owe about a referral is met by its answers, and what others fail on does not keep anybody from being chased.</summary>
public sealed class OwedBesideTheProcessTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_is_chased_to_reach_a_recipient_that_has_answered(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        hub.Time.Advance(TimeSpan.FromDays(3));
        Assert.True(await hub.SweepAsync() > 0);
        var referral = await ReferralAsync(hub);
        Assert.NotNull(referral.SealedState);
        await new UncollectedTelling(hub.Store, hub.Agreement, hub.Keys, hub.Time).TellAsync(
            SocialCare, [new LateReferral(referral.Id, referral.ConcernId, Guid.NewGuid(), RunningFlow.Start)], TestContext.Current.CancellationToken);

        await AnswerAsync(hub, concern, "acknowledged");

        Assert.NotNull((await OwedAsync(hub, Owed.ReachRecipient)).MetAt);
    }

    [Fact]
    public async Task What_fails_before_the_sweep_does_not_keep_anybody_from_being_chased()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        await RaiseAsync(hub);
        hub.Time.Advance(TimeSpan.FromDays(3));
        var unreachable = Substitute.For<IHubStore>();
        unreachable.Open().Returns(_ => throw new InvalidOperationException("It cannot be opened."));
        var sweep = new ChaseSweep(hub.Store, hub.Agreement, hub.Keys, new ChildsWork(), hub.Time, NullLogger<ChaseSweep>.Instance);

        await new ChaseJob(new SeenByHub(unreachable, hub.Agreement, hub.Keys, hub.Time, NullLogger<SeenByHub>.Instance), sweep, new DeliverySignal(), NullLogger<ChaseJob>.Instance).Execute(Substitute.For<IJobExecutionContext>());

        Assert.NotEmpty(await hub.RowsAsync<ChaseRow>());
    }
}
